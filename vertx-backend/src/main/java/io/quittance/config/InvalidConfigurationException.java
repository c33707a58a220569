package io.quittance.config;

import java.util.List;

/** Carries every mistake found in the configuration, so that they can be mended in one go. */
public final class InvalidConfigurationException extends RuntimeException {

    private final List<String> mistakes;

    InvalidConfigurationException(List<String> mistakes) {
        super("The configuration cannot be used:\n  - " + String.join("\n  - ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
