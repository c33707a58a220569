package io.quittance.db.embedded;

import io.quittance.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The embedded server's password, made once and kept in its folder. */
final class GeneratedPassword {

    private GeneratedPassword() {}

    static Secret in(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[20];
            new SecureRandom().nextBytes(random);
            Path part = Files.createTempFile(
                    folder,
                    "password",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, HexFormat.of().formatHex(random));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Secret(Files.readString(file).strip());
    }
}
