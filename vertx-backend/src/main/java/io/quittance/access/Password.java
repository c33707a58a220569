package io.quittance.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.quittance.text.Nfc;
import java.nio.charset.StandardCharsets;

/** A password as somebody typed it, in NFC: a keyboard that writes ñ as two characters gives the same password. */
public record Password(String text) {

    /** What bcrypt looks at; whatever follows would not matter. */
    public static final int MAX_BYTES = 72;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {
        text = Nfc.of(text);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
