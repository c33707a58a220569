package io.quittance.payment;

import io.quittance.money.Sats;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that was received for an invoice of the ledger.
 *
 * @param payer who paid, as they were named
 * @param txid of the transaction on the chain, as 64 hexadecimal digits
 * @param takenBack null while it counts
 */
record Payment(
        UUID id,
        UUID invoiceId,
        Source source,
        Sats amount,
        Instant receivedAt,
        @Nullable String payer,
        @Nullable String reference,
        @Nullable String txid,
        Instant notedAt,
        @Nullable String notedBy,
        @Nullable TakenBack takenBack) {

    /** Who says so. */
    enum Source {
        MANUAL,
        WEBHOOK,
        TILL,
        CHAIN;

        /** As it is written in the contract, the database and JSON. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Source of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Why a payment does not count any more. */
    record TakenBack(Instant at, @Nullable String by, String reason) {}
}
