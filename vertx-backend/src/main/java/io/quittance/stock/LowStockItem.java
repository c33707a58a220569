package io.quittance.stock;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item on a list of what is low or expires soon, as it was when the list was made.
 *
 * @param quantity pieces on the shelf; reserved ones are not among them
 * @param expiresOn the last day it can be sold
 */
public record LowStockItem(
        UUID id,
        @Nullable String sku,
        String name,
        int quantity,
        int lowStockThreshold,
        @Nullable LocalDate expiresOn) {}
