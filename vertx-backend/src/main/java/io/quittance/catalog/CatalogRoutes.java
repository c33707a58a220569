package io.quittance.catalog;

import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.JsonBody;
import io.quittance.memory.MemoryBudget;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;

/** Every operation on items and their stock. */
public final class CatalogRoutes {

    private final ItemRoutes items;
    private final ItemPictureRoutes pictures;
    private final ItemCsvRoutes csv;

    /** @param imports where CSV files are read; how many threads it has says how many files at a time */
    public CatalogRoutes(
            Vertx vertx,
            Database database,
            MemoryBudget memory,
            DatabaseIdempotency idempotency,
            WorkerExecutor imports,
            Ids ids,
            Clock clock,
            Configuration configuration) {
        Items service = new Items(
                database,
                ids,
                clock,
                configuration.shop().timeZone(),
                configuration.lowStock().expiringWithin());
        this.items = new ItemRoutes(service, idempotency, new JsonBody(), configuration.lists());
        this.pictures = new ItemPictureRoutes(service, new ItemPictures(vertx, database, memory));
        this.csv = new ItemCsvRoutes(new ItemImport(database, imports, ids, clock), database, memory);
    }

    public void bind(RouterBuilder routes) {
        items.bind(routes);
        pictures.bind(routes);
        csv.bind(routes);
    }
}
