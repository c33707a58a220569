package io.quittance.invoice.ledger;

import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import org.jspecify.annotations.Nullable;

/**
 * A line of a paper of the ledger.
 *
 * @param description its first line names what is sold; further lines, after a line feed, are details
 * @param unit what the quantity counts; null for pieces
 * @param total quantity × unit price, rounded half up to a whole sat, less the discount
 */
public record LedgerLine(
        String description, Quantity quantity, @Nullable String unit, Sats unitPrice, Sats discount, Sats total) {}
