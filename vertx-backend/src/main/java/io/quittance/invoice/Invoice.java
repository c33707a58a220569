package io.quittance.invoice;

import io.quittance.bitcoin.PaymentRequest;
import io.quittance.money.Sats;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commercial document. Whoever makes one has checked that its sums are right.
 *
 * @param number the seller's
 * @param lines in their order, numbered from 1
 * @param total the sum of the lines, less the discount, plus the tax
 * @param notes paragraphs separated by line feeds
 */
public record Invoice(
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        Company company,
        Customer customer,
        List<Line> lines,
        Sats discount,
        Sats tax,
        Sats total,
        PaymentRequest payment,
        @Nullable String notes) {

    public Invoice {
        lines = List.copyOf(lines);
    }

    /**
     * The sum of the lines.
     *
     * @throws IllegalArgumentException if it is more than {@link Sats#MAX_VALUE}
     */
    public Sats subtotal() {
        Sats sum = Sats.ZERO;
        for (Line line : lines) {
            sum = sum.plus(line.total());
        }
        return sum;
    }
}
