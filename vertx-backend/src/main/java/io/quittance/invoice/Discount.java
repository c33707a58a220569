package io.quittance.invoice;

import io.quittance.money.Percent;
import io.quittance.money.Sats;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off the sum of the lines.
 *
 * @param percent of that sum; null where the amount is not a share of it
 */
public record Discount(Sats amount, @Nullable Percent percent) {

    public static final Discount NONE = new Discount(Sats.ZERO, null);

    /** Whether the paper names it: a percentage stands there even where it rounds to nothing. */
    public boolean isPrinted() {
        return amount.value() > 0 || percent != null;
    }

    /** {@code Discount 10 %}. */
    String name() {
        return percent == null ? "Discount" : "Discount " + percent.printed();
    }
}
