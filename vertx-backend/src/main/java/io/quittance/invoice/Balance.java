package io.quittance.invoice;

import io.quittance.money.Sats;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is owed of an invoice and what was paid.
 *
 * @param paidSats what was received so far; a sum that may be more than there are bitcoin
 */
public record Balance(Sats total, long paidSats) {

    /** What follows from the amounts. */
    public enum Status {
        OPEN,
        PARTLY_PAID,
        PAID,
        OVERPAID;

        /** As it is written in the contract, the database and JSON: {@code partly-paid}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Status status() {
        if (paidSats > total.value()) {
            return Status.OVERPAID;
        }
        if (paidSats == total.value()) {
            return Status.PAID;
        }
        return paidSats > 0 ? Status.PARTLY_PAID : Status.OPEN;
    }

    /** What is still to be paid. */
    public long dueSats() {
        return Math.max(0, total.value() - paidSats);
    }

    /** What was paid too much. */
    public long overSats() {
        return Math.max(0, paidSats - total.value());
    }

    /** Whether something is to be paid that should have been paid before today. */
    public boolean isLate(@Nullable LocalDate dueOn, LocalDate today) {
        return dueOn != null && dueOn.isBefore(today) && dueSats() > 0;
    }
}
