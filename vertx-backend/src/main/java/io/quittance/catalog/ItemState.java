package io.quittance.catalog;

import io.quittance.money.Sats;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of an item a CSV file can say. */
record ItemState(
        UUID id,
        @Nullable String sku,
        String name,
        String description,
        Sats price,
        int quantity,
        int lowStockThreshold,
        @Nullable LocalDate expiresOn,
        boolean archived) {}
