package io.quittance.config;

/**
 * Text that must not be seen: a password, a key, a token.
 *
 * @param value the text itself, for the one place that needs it
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
