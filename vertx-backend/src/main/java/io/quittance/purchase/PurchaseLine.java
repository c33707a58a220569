package io.quittance.purchase;

import io.quittance.invoice.Totals;
import io.quittance.invoice.ledger.LedgerLine;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Pieces of an item that are reserved.
 *
 * @param position the order of the lines; there may be gaps
 * @param description the item's name when it was added
 * @param unitPrice the item's price when it was added
 */
public record PurchaseLine(UUID itemId, int position, String description, int quantity, Sats unitPrice) {

    public PurchaseLine withQuantity(int other) {
        return new PurchaseLine(itemId, position, description, other, unitPrice);
    }

    /** @throws IllegalArgumentException if it is more than {@link Sats#MAX_VALUE} */
    public Sats total() {
        return new Quantity(BigDecimal.valueOf(quantity)).times(unitPrice);
    }

    /** As it stands on the invoice. */
    public LedgerLine billed() {
        return new LedgerLine(
                description, new Quantity(BigDecimal.valueOf(quantity)), null, unitPrice, Sats.ZERO, total());
    }

    /** @throws IllegalArgumentException if it is more than {@link Sats#MAX_VALUE} */
    public static Sats total(List<PurchaseLine> lines) {
        return Totals.subtotal(lines.stream().map(PurchaseLine::total).toList());
    }
}
