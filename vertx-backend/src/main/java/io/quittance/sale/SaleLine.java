package io.quittance.sale;

import io.quittance.money.Sats;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, as it stands on the invoice.
 *
 * @param itemId null for what is no item of the catalogue
 * @param total quantity × unit price
 */
record SaleLine(@Nullable UUID itemId, String description, int quantity, Sats unitPrice, Sats total) {}
