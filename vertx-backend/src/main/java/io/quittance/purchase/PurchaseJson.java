package io.quittance.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.money.Sats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code Purchase} of the contract, as it is on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurchaseJson(
        UUID id,
        UUID customerId,
        Purchase.Status status,
        List<LineJson> lines,
        Sats totalSats,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant releasedAt,
        @Nullable UUID saleId) {

    record LineJson(UUID item, String description, int quantity, Sats unitPriceSats, Sats totalSats) {}

    /** @param abandonedAfter how long an open one is left alone before it gives its stock back */
    static PurchaseJson of(Purchase purchase, Duration abandonedAfter) {
        return new PurchaseJson(
                purchase.id(),
                purchase.customerId(),
                purchase.status(),
                purchase.lines().stream().map(PurchaseJson::line).toList(),
                purchase.total(),
                purchase.createdAt(),
                purchase.changedAt(),
                purchase.status() == Purchase.Status.OPEN ? purchase.changedAt().plus(abandonedAfter) : null,
                purchase.saleId());
    }

    private static LineJson line(PurchaseLine line) {
        return new LineJson(line.itemId(), line.description(), line.quantity(), line.unitPrice(), line.total());
    }
}
