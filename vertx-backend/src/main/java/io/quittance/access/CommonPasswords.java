package io.quittance.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Passwords long enough that everybody tries all the same. Read when one is first asked for, which may block. */
final class CommonPasswords {

    private static final String RESOURCE = "/common-passwords.txt";
    private static final Set<String> ALL = read();

    private CommonPasswords() {}

    /** Whatever the case of its letters. */
    static boolean has(String password) {
        return ALL.contains(password.toLowerCase(Locale.ROOT)) || isOneCharacter(password);
    }

    private static boolean isOneCharacter(String password) {
        return password.codePoints().distinct().count() <= 1;
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
