package io.quittance.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quittance.money.Sats;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that was received for an invoice of the ledger: {@code Payment} of the contract.
 *
 * @param payer who paid, as they were named
 * @param txid of the transaction on the chain, as 64 hexadecimal digits
 * @param takenBack null while it counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Payment(
        UUID id,
        @JsonIgnore UUID invoiceId,
        Source source,
        @JsonProperty("amountSats") Sats amount,
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
        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Source of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Why a payment does not count any more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TakenBack(Instant at, @Nullable String by, String reason) {}
}
