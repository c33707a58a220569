package io.quittance.catalog;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code NewItem} and {@code ItemChange} of the contract, which has checked it. Space around texts is left out.
 *
 * @param quantity of the first stock; only new items have it
 */
record ItemChange(
        @Nullable String sku,
        String name,
        @Nullable String description,
        long priceSats,
        @Nullable Integer quantity,
        @Nullable Integer lowStockThreshold,
        @Nullable LocalDate expiresOn) {

    // Only plain space goes: of that the contract makes sure that it is not all there is.
    ItemChange {
        sku = sku == null ? null : sku.trim();
        name = name.trim();
        description = description == null ? "" : description.trim();
        quantity = Objects.requireNonNullElse(quantity, 0);
        lowStockThreshold = Objects.requireNonNullElse(lowStockThreshold, 0);
    }
}
