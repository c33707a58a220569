package io.quittance.invoice.ledger;

import io.quittance.money.Sats;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is owed of an invoice and what was paid.
 *
 * @param paid what was received so far
 * @param status what follows from the amounts, as the database and the contract write it: {@code partly-paid}
 */
public record Balance(Sats total, Sats paid, String status) {

    /** What is still to be paid. */
    public long dueSats() {
        return Math.max(0, total.value() - paid.value());
    }

    /** What was paid too much. */
    public long overSats() {
        return Math.max(0, paid.value() - total.value());
    }

    /** Whether something is to be paid that should have been paid before today. */
    public boolean isLate(@Nullable LocalDate dueOn, LocalDate today) {
        return dueOn != null && dueOn.isBefore(today) && dueSats() > 0;
    }
}
