package io.quittance.creator;

import io.quittance.invoice.Discount;
import io.quittance.invoice.Line;
import io.quittance.invoice.Tax;
import io.quittance.invoice.Totals;
import io.quittance.money.Percent;
import io.quittance.money.Sats;
import io.quittance.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the figures of a request with what they have to be. Where one of them is wrong, those that follow are compared
 * with what they have to be once it is right.
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
        Sats subtotal = subtotal(lines);
        if (subtotal == null) {
            check.error("/totalSats", "amount-out-of-range", "The lines come to more than 21 million BTC.");
        } else {
            check.compare(Totals.of(subtotal, discount, tax));
        }
        return check.errors;
    }

    /** @return null if the lines come to more than there can be */
    private static @Nullable Sats subtotal(List<Line> lines) {
        try {
            return Totals.subtotal(lines.stream().map(Line::total).toList());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void compare(Totals right) {
        share("/discountSats", discount.percent(), "the lines", right.subtotal(), right.discount(), discount.amount());
        if (right.isDiscountAboveSubtotal()) {
            error("/discountSats", "discount-above-subtotal", "The discount is more than the lines come to.");
            return;
        }
        String taxed = discount.isPrinted() ? "what is left of the lines after the discount" : "the lines";
        share("/taxSats", tax.percent(), taxed, right.left(), right.tax(), tax.amount());
        if (right.totalSats() != total.value()) {
            error(
                    "/totalSats",
                    "total-mismatch",
                    "Lines, discount and tax come to " + right.totalSats() + " sats, not " + total.value() + ".");
        }
    }

    private void share(String pointer, @Nullable Percent percent, String name, Sats whole, Sats right, Sats amount) {
        if (!right.equals(amount)) {
            error(
                    pointer,
                    "percent-disagrees",
                    percent + " % of " + name + ", " + whole.value() + " sats, is " + right.value() + " sats, not "
                            + amount.value() + ".");
        }
    }

    private void error(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }
}
