package io.quittance.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item on a list of what is low or expires soon, as it was when the list was made.
 *
 * @param quantity pieces on the shelf; reserved ones are not among them
 * @param expiresOn the last day it can be sold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LowStockItem(
        UUID id,
        @Nullable String sku,
        String name,
        int quantity,
        int lowStockThreshold,
        @Nullable LocalDate expiresOn) {}
