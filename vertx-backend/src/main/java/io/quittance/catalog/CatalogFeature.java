package io.quittance.catalog;

import io.quittance.config.Configuration;
import io.quittance.http.ContractBinding;
import io.quittance.jobs.Job;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import java.util.List;

/** Items, their stock, and the daily list of what is low. */
public final class CatalogFeature implements Feature {

    private final ItemRoutes items;
    private final ItemPictureRoutes pictures;
    private final ItemCsvRoutes csv;
    private final LowStockLists lowStock;

    public CatalogFeature(Kernel kernel) {
        Configuration configuration = kernel.configuration();
        Items service = new Items(
                kernel.database(),
                kernel.ids(),
                kernel.clock(),
                configuration.shop().timeZone(),
                configuration.lowStock().expiringWithin());
        this.items = new ItemRoutes(service, kernel.idempotency(), kernel.json(), configuration.lists());
        this.pictures =
                new ItemPictureRoutes(service, new ItemPictures(kernel.vertx(), kernel.database(), kernel.memory()));
        this.csv = new ItemCsvRoutes(
                new ItemImport(kernel.database(), kernel.imports(), kernel.ids(), kernel.clock()),
                kernel.database(),
                kernel.memory());
        this.lowStock = LowStockLists.of(configuration, kernel.database(), kernel.clock());
    }

    @Override
    public void bind(ContractBinding routes) {
        items.bind(routes);
        pictures.bind(routes);
        csv.bind(routes);
        new LowStockRoutes(lowStock).bind(routes);
    }

    @Override
    public List<Job> jobs() {
        return List.of(new LowStockSchedule(lowStock).job());
    }
}
