package io.quittance.access;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What opens something to whoever has it: 160 random bits as hexadecimal text. It is told once; what is kept is its
 * SHA-256, which does for something that cannot be guessed.
 */
public record RandomSecret(String text) {

    private static final int BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");

    public static RandomSecret make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RandomSecret(HexFormat.of().formatHex(bytes));
    }

    /** Whether it may be one. What may not is not looked for. */
    public static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    public Buffer sha256() {
        return sha256(text);
    }

    public static Buffer sha256(String text) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
