package io.quittance.stock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * {@code LowStockList} of the contract: the items that were low or about to expire on a day, by their names.
 *
 * @param day in the shop's zone
 */
public record LowStockList(LocalDate day, Instant madeAt, List<LowStockItem> items) {

    public LowStockList {
        items = List.copyOf(items);
    }
}
