package io.quittance.db.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform: unpacked once from our own class path. */
final class PostgresBinaries {

    /** That of the dependency that brings them. */
    private static final String VERSION = "18.6.0";

    private static final String UNPACK = """
            set -e
            umask 077
            rm -rf "$0"
            mkdir "$0"
            tar -x -f - -C "$0"
            mv "$0" "$1"
            """;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks them into a folder of their own below this one, unless they are there. Takes a second or two. */
    static PostgresBinaries in(Path home, ServerAccount account) throws IOException, InterruptedException {
        Path folder = home.resolve(VERSION);
        if (!Files.isDirectory(folder)) {
            try (InputStream archive = archive()) {
                Program.run(account.command(List.of("sh", "-c", UNPACK, folder + ".part", folder.toString())), archive);
            }
        }
        return new PostgresBinaries(folder);
    }

    Path initdb() {
        return folder.resolve("bin/initdb");
    }

    Path postgres() {
        return folder.resolve("bin/postgres");
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        String name = "/postgres-" + (system.startsWith("mac") ? "darwin" : system) + "-"
                + (machine.equals("aarch64") ? "arm_64" : machine.replace("amd64", "x86_64")) + ".txz";
        InputStream packed = PostgresBinaries.class.getResourceAsStream(name);
        if (packed == null) {
            throw new IOException("There is no embedded PostgreSQL for " + system + " on " + machine
                    + " in this program. Give it a server: QUITTANCE_DATABASE_URL");
        }
        return new XZInputStream(new BufferedInputStream(packed));
    }
}
