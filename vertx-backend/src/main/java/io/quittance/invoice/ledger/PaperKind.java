package io.quittance.invoice.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a paper of the ledger is. */
public enum PaperKind {
    INVOICE,
    /** Takes an invoice back, wholly or line by line. */
    CREDIT_NOTE;

    /** As it is written in the contract, the database and JSON: {@code credit-note}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PaperKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
