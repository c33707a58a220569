package io.quittance.invoice;

import io.quittance.bitcoin.PaymentRequest;
import io.quittance.money.Sats;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commercial document. Its maker has checked that its sums are right.
 *
 * @param number the seller's; null for a draft, which is not issued yet
 * @param lines in their order, numbered from 1
 * @param total the sum of the lines, less the discount, plus the tax
 * @param payment null where nothing is to be paid: for a draft, and for a total of nothing
 * @param notes lines are separated by a line feed
 */
public record Invoice(
        @Nullable String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        Seller seller,
        Buyer buyer,
        List<Line> lines,
        Discount discount,
        Tax tax,
        Sats total,
        @Nullable PaymentRequest payment,
        @Nullable String notes) {

    public Invoice {
        lines = List.copyOf(lines);
        if (number == null || total.value() == 0) {
            payment = null;
        }
    }

    /**
     * The sum of the lines.
     *
     * @throws IllegalArgumentException if it is more than {@link Sats#MAX_VALUE}
     */
    public Sats subtotal() {
        return Totals.subtotal(lines.stream().map(Line::total).toList());
    }
}
