package io.quittance.invoice;

import io.quittance.money.Quantity;
import io.quittance.money.Sats;

/**
 * Something billed.
 *
 * @param description its first line names what is sold; further lines, after a line feed, are details
 * @param total quantity × unit price, rounded half up to a whole sat
 */
public record Line(String description, Quantity quantity, Sats unitPrice, Sats total) {}
