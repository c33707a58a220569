package io.quittance.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code LowStockList} of the contract, as it is on the wire. */
record LowStockJson(String day, String madeAt, List<ItemJson> items) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemJson(
            UUID id,
            @Nullable String sku,
            String name,
            int quantity,
            int lowStockThreshold,
            @Nullable String expiresOn) {}

    static LowStockJson of(LowStockList list) {
        return new LowStockJson(
                list.day().toString(),
                list.madeAt().truncatedTo(ChronoUnit.MILLIS).toString(),
                list.items().stream()
                        .map(item -> new ItemJson(
                                item.id(),
                                item.sku(),
                                item.name(),
                                item.quantity(),
                                item.lowStockThreshold(),
                                item.expiresOn() == null
                                        ? null
                                        : item.expiresOn().toString()))
                        .toList());
    }
}
