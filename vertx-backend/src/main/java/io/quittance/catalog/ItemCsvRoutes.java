package io.quittance.catalog;

import io.quittance.access.Caller;
import io.quittance.csv.CsvTable;
import io.quittance.csv.CsvText;
import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.CsvDownload;
import io.quittance.http.MediaTypes;
import io.quittance.memory.MemoryBudget;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items as CSV, in and out. */
public final class ItemCsvRoutes {

    private static final int BATCH = 1_000;

    private final ItemImport imports;
    private final MemoryBudget memory;
    private final CsvDownload<Item> export;

    public ItemCsvRoutes(ItemImport imports, Database database, MemoryBudget memory) {
        this.imports = imports;
        this.memory = memory;
        ItemRepository items = new ItemRepository();
        this.export = new CsvDownload<>(
                "items.csv",
                CsvText.rows(List.of(ItemRow.COLUMNS)),
                last -> items.batch(database.client(), last == null ? null : last.id(), BATCH),
                ItemCsvRoutes::rows);
    }

    public void bind(ContractBinding routes) {
        routes.bind("importItems", this::importItems);
        routes.bindSender("exportItems", export::send);
    }

    private Future<Answer> importItems(RoutingContext ctx) {
        Buffer file = MediaTypes.body(ctx, "text/csv");
        boolean dryRun = "true".equals(ctx.request().getParam("dryRun"));
        MemoryBudget.Permit permit = memory.take(CsvTable.memoryBytes(file.length()));
        return imports.run(file, dryRun, Caller.of(ctx).userId())
                .onComplete(done -> permit.close())
                .map(Answer::ok);
    }

    private static String rows(List<Item> items) {
        return CsvText.rows(items.stream().map(ItemCsvRoutes::row).toList());
    }

    private static List<@Nullable String> row(Item item) {
        return Arrays.asList(
                item.id().toString(),
                CsvText.shielded(item.sku()),
                CsvText.shielded(item.name()),
                CsvText.shielded(item.description()),
                Long.toString(item.price().value()),
                Integer.toString(item.quantity()),
                Integer.toString(item.lowStockThreshold()),
                item.expiresOn() == null ? null : item.expiresOn().toString());
    }
}
