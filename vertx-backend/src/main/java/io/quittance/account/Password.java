package io.quittance.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;

/** A password as somebody typed it. */
record Password(String text) {

    /** What bcrypt looks at; whatever follows would not matter. */
    static final int MAX_BYTES = 72;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Password {}

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
