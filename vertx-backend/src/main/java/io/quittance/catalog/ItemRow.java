package io.quittance.catalog;

import io.quittance.csv.CsvRow;
import io.quittance.csv.CsvTable;
import io.quittance.csv.RowErrors;
import io.quittance.csv.TextRule;
import io.quittance.money.Sats;
import io.quittance.stock.Stock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a CSV file of items. What is null is left as it is, or has its default in a new item.
 *
 * @param line where it begins
 * @param id of the item that is meant; null to recognise it by its number
 * @param sku the shop's own number
 * @param quantity pieces that there are to be
 * @param keepsExpiry whether the file says nothing about the last day
 */
record ItemRow(
        int line,
        @Nullable UUID id,
        @Nullable String sku,
        String name,
        @Nullable String description,
        Sats price,
        @Nullable Integer quantity,
        @Nullable Integer lowStockThreshold,
        @Nullable LocalDate expiresOn,
        boolean keepsExpiry) {

    /** In the order in which the export has them. */
    static final List<String> COLUMNS =
            List.of("id", "sku", "name", "description", "priceSats", "quantity", "lowStockThreshold", "expiresOn");

    static final List<String> REQUIRED = List.of("sku", "name", "priceSats");

    /** The sound rows of a table. The others are reported. */
    static List<ItemRow> read(CsvTable table, RowErrors errors) {
        List<ItemRow> rows = new ArrayList<>(table.size());
        for (CsvRow row : table.rows(errors)) {
            ItemRow item = read(table, row);
            if (row.isSound()) {
                rows.add(item);
            }
        }
        return rows;
    }

    private static ItemRow read(CsvTable table, CsvRow row) {
        String description = row.text("description", TextRule.ITEM_TEXT);
        return new ItemRow(
                row.line(),
                row.id("id"),
                row.text("sku", TextRule.SHORT_TEXT),
                row.requiredText("name", TextRule.NAME),
                table.has("description") ? Objects.requireNonNullElse(description, "") : null,
                new Sats(row.requiredNumber("priceSats", Sats.MAX_VALUE)),
                pieces(row.number("quantity", Stock.MAX_QUANTITY)),
                pieces(row.number("lowStockThreshold", Stock.MAX_QUANTITY)),
                row.date("expiresOn"),
                !table.has("expiresOn"));
    }

    private static @Nullable Integer pieces(@Nullable Long number) {
        return number == null ? null : Math.toIntExact(number);
    }

    /** What the row makes of an item, or of nothing. */
    ItemState applyTo(@Nullable ItemState known, UUID newId) {
        return new ItemState(
                known == null ? newId : known.id(),
                sku,
                name,
                description != null ? description : known == null ? "" : known.description(),
                price,
                quantity != null ? quantity : known == null ? 0 : known.quantity(),
                lowStockThreshold != null ? lowStockThreshold : known == null ? 0 : known.lowStockThreshold(),
                keepsExpiry ? (known == null ? null : known.expiresOn()) : expiresOn,
                false);
    }
}
