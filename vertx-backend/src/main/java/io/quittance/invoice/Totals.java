package io.quittance.invoice;

import io.quittance.money.Sats;
import java.util.List;

/**
 * What lines come to with a discount and a tax: the discount from the sum of the lines, the tax from what is left. Creator,
 * purchases and ledger all ask here. A line's own total is {@link io.quittance.money.Quantity#times}.
 *
 * @param subtotal the sum of the lines
 * @param discount what its percentage comes to, or its amount without one
 * @param tax likewise, of what is left after the discount
 */
public record Totals(Sats subtotal, Sats discount, Sats tax) {

    public static Totals of(Sats subtotal, Discount discount, Tax tax) {
        Sats off = discount.percent() == null
                ? discount.amount()
                : discount.percent().of(subtotal);
        Sats left = left(subtotal, off);
        Sats onTop = tax.percent() == null ? tax.amount() : tax.percent().of(left);
        return new Totals(subtotal, off, onTop);
    }

    /** @throws IllegalArgumentException if the lines come to more than {@link Sats#MAX_VALUE} */
    public static Sats subtotal(List<Sats> lines) {
        Sats sum = Sats.ZERO;
        for (Sats line : lines) {
            sum = sum.plus(line);
        }
        return sum;
    }

    /** Whether more is taken off than there is. */
    public boolean isDiscountAboveSubtotal() {
        return discount.compareTo(subtotal) > 0;
    }

    /** What is left of the lines after the discount. */
    public Sats left() {
        return left(subtotal, discount);
    }

    private static Sats left(Sats subtotal, Sats discount) {
        return discount.compareTo(subtotal) > 0 ? Sats.ZERO : subtotal.minus(discount);
    }

    /** The total in sats; may be more than there can be, for both what is left and the tax may be all bitcoin. */
    public long totalSats() {
        return left().value() + tax.value();
    }

    /** @throws IllegalArgumentException if it is more than {@link Sats#MAX_VALUE} */
    public Sats total() {
        return new Sats(totalSats());
    }
}
