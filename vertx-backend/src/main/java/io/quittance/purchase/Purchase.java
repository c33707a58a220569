package io.quittance.purchase;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quittance.money.Sats;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's basket: open, or what it was when it was closed.
 *
 * @param lines in their order
 * @param changedAt when a line was added, changed or removed last, or when it was closed
 * @param saleId what checking it out made; null before
 */
public record Purchase(
        UUID id,
        UUID customerId,
        Status status,
        List<PurchaseLine> lines,
        Instant createdAt,
        Instant changedAt,
        @Nullable UUID saleId) {

    public enum Status {
        OPEN,
        CHECKED_OUT,
        ABANDONED;

        /** As it is written in the contract, the database and JSON: {@code checked-out}. */
        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Purchase {
        lines = List.copyOf(lines);
    }

    /** What the lines come to. */
    public Sats total() {
        return PurchaseLine.total(lines);
    }
}
