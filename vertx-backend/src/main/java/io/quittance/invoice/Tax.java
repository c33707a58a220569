package io.quittance.invoice;

import io.quittance.money.Percent;
import io.quittance.money.Sats;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is added to what is left of the lines after the discount.
 *
 * @param percent of what is left; null where the amount is not a share of it
 * @param label what the tax is called; null for just a tax
 */
public record Tax(
        Sats amount, @Nullable Percent percent, @Nullable String label) {

    public static final Tax NONE = new Tax(Sats.ZERO, null, null);

    /** Whether the paper names it: some sellers have to say that the tax is nothing, and of which kind. */
    boolean isPrinted() {
        return amount.value() > 0 || percent != null || label != null;
    }

    /** {@code VAT 21 %}. */
    public String name() {
        String name = Objects.requireNonNullElse(label, "Tax");
        return percent == null || name.contains("%") ? name : name + " " + percent.printed();
    }
}
