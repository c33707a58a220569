package io.quittance.load;

import java.util.Locale;

/** What became of a request. */
public enum Outcome {
    /** 201 with everything that the contract promises, about the invoice that was sent. */
    CREATED,
    /** 503 with Retry-After. */
    REFUSED,
    /** 200 with the very bytes that were announced. */
    DOWNLOADED,
    /** Anything else. */
    FAILED;

    /** As the report has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
