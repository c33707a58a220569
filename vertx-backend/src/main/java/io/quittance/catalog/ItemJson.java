package io.quittance.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code Item} of the contract. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemJson(
        UUID id,
        @Nullable String sku,
        String name,
        String description,
        long priceSats,
        int quantity,
        int lowStockThreshold,
        @Nullable String expiresOn,
        boolean archived,
        boolean hasPicture,
        String createdAt) {

    static ItemJson of(Item item) {
        return new ItemJson(
                item.id(),
                item.sku(),
                item.name(),
                item.description(),
                item.price().value(),
                item.quantity(),
                item.lowStockThreshold(),
                item.expiresOn() == null ? null : item.expiresOn().toString(),
                item.archived(),
                item.hasPicture(),
                item.createdAt().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
