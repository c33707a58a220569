package io.quittance.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code Purchase} of the contract, as it is on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurchaseJson(
        UUID id,
        UUID customerId,
        String status,
        List<LineJson> lines,
        long totalSats,
        String createdAt,
        String changedAt,
        @Nullable String releasedAt,
        @Nullable UUID saleId) {

    record LineJson(UUID item, String description, int quantity, long unitPriceSats, long totalSats) {}

    /** @param abandonedAfter how long an open one is left alone before it gives its stock back */
    static PurchaseJson of(Purchase purchase, Duration abandonedAfter) {
        return new PurchaseJson(
                purchase.id(),
                purchase.customerId(),
                purchase.status().text(),
                purchase.lines().stream().map(PurchaseJson::line).toList(),
                purchase.total().value(),
                text(purchase.createdAt()),
                text(purchase.changedAt()),
                purchase.status() == Purchase.Status.OPEN
                        ? text(purchase.changedAt().plus(abandonedAfter))
                        : null,
                purchase.saleId());
    }

    private static LineJson line(PurchaseLine line) {
        return new LineJson(
                line.itemId(),
                line.description(),
                line.quantity(),
                line.unitPrice().value(),
                line.total().value());
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
