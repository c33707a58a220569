package io.quittance.invoice.ledger;

import io.quittance.money.Sats;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A paper of the ledger as a list shows it, and what was paid of it. */
record LedgerEntry(
        UUID id,
        String number,
        PaperKind kind,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        String buyerName,
        Sats total,
        Balance balance) {}
