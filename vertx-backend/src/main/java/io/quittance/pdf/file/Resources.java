package io.quittance.pdf.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of our own class path. */
public final class Resources {

    private Resources() {}

    /** @throws IllegalArgumentException if there is no such file */
    public static byte[] bytes(String path) {
        try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if there is no such file */
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }
}
