package io.quittance.creator;

import io.quittance.invoice.Discount;
import io.quittance.invoice.Line;
import io.quittance.invoice.Tax;
import io.quittance.money.Percent;
import io.quittance.money.Sats;
import io.quittance.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes discount, tax and total anew: the discount from the sum of the lines, the tax from what is left. Where one
 * figure of a request is wrong, those that follow are compared with what they have to be once it is right.
 */
final class TotalsCheck {

    private final Discount discount;
    private final Tax tax;
    private final Sats total;
    private final List<FieldError> errors = new ArrayList<>();

    private TotalsCheck(Discount discount, Tax tax, Sats total) {
        this.discount = discount;
        this.tax = tax;
        this.total = total;
    }

    /** What of the figures does not agree; nothing if all is well. */
    static List<FieldError> of(List<Line> lines, Discount discount, Tax tax, Sats total) {
        TotalsCheck check = new TotalsCheck(discount, tax, total);
        Sats subtotal = sum(lines);
        if (subtotal == null) {
            check.error("/totalSats", "amount-out-of-range", "The lines come to more than 21 million BTC.");
        } else {
            check.discount(subtotal);
        }
        return check.errors;
    }

    /** @return null if the lines come to more than there can be */
    private static @Nullable Sats sum(List<Line> lines) {
        long sum = 0;
        for (Line line : lines) {
            sum += line.total().value();
            if (sum > Sats.MAX_VALUE) {
                return null;
            }
        }
        return new Sats(sum);
    }

    private void discount(Sats subtotal) {
        Sats off = share("/discountSats", discount.percent(), "the lines", subtotal, discount.amount());
        if (off.compareTo(subtotal) > 0) {
            error("/discountSats", "discount-above-subtotal", "The discount is more than the lines come to.");
        } else {
            taxAndTotal(
                    subtotal.minus(off),
                    discount.isPrinted() ? "what is left of the lines after the discount" : "the lines");
        }
    }

    private void taxAndTotal(Sats left, String name) {
        Sats onTop = share("/taxSats", tax.percent(), name, left, tax.amount());
        // Both may be all bitcoin that there can be.
        long expected = left.value() + onTop.value();
        if (expected != total.value()) {
            error(
                    "/totalSats",
                    "total-mismatch",
                    "Lines, discount and tax come to " + expected + " sats, not " + total.value() + ".");
        }
    }

    /** The amount that a percentage comes to, which the request has to have; without one, what the request has. */
    private Sats share(String pointer, @Nullable Percent percent, String name, Sats whole, Sats amount) {
        if (percent == null) {
            return amount;
        }
        Sats expected = percent.of(whole);
        if (!expected.equals(amount)) {
            error(
                    pointer,
                    "percent-disagrees",
                    percent + " % of " + name + ", " + whole.value() + " sats, is " + expected.value() + " sats, not "
                            + amount.value() + ".");
        }
        return expected;
    }

    private void error(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }
}
