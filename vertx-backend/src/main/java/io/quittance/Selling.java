package io.quittance;

import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.catalog.LowStockLists;
import io.quittance.catalog.LowStockRoutes;
import io.quittance.catalog.LowStockSchedule;
import io.quittance.catalog.Stock;
import io.quittance.company.CompanyRepository;
import io.quittance.company.CompanyRoutes;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.JsonBody;
import io.quittance.invoice.InvoiceDocuments;
import io.quittance.memory.MemoryBudget;
import io.quittance.pdf.PictureCache;
import io.quittance.pdf.RenderPools;
import io.quittance.sale.AbandonedPurchases;
import io.quittance.sale.Checkout;
import io.quittance.sale.PurchaseRoutes;
import io.quittance.sale.Purchases;
import io.quittance.sale.SaleInvoices;
import io.quittance.sale.SaleRoutes;
import io.quittance.sale.Sales;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The part of {@link App} that sells: company, purchases, sales, the daily list of what is low. */
record Selling(List<Consumer<RouterBuilder>> routes, AbandonedPurchases abandoned, LowStockSchedule lowStock) {

    static Selling compose(
            Configuration configuration,
            Database database,
            DatabaseIdempotency idempotency,
            Ids ids,
            Clock clock,
            RenderPools pools,
            MemoryBudget memory,
            InvoiceDocuments documents,
            URI publicUrl) {
        ZoneId zone = configuration.shop().timeZone();
        BitcoinNetwork network =
                BitcoinNetwork.valueOf(configuration.bitcoin().network().toUpperCase(Locale.ROOT));
        JsonBody json = new JsonBody();
        PictureCache logos = new PictureCache(memory);
        CompanyRepository companies = new CompanyRepository();
        CompanyRoutes company = new CompanyRoutes(database, companies, network, pools, memory, json);

        SaleInvoices invoices = new SaleInvoices(network, logos);
        Purchases purchases = new Purchases(
                database,
                new Stock(ids, clock, zone),
                ids,
                clock,
                configuration.purchases().abandonedAfter());
        Sales sales = new Sales(database, companies, invoices, documents, clock, zone);
        PurchaseRoutes purchaseRoutes = new PurchaseRoutes(purchases, sales, idempotency, json, configuration.lists());
        Checkout checkout = new Checkout(companies, invoices, ids, clock, zone);
        SaleRoutes saleRoutes =
                new SaleRoutes(checkout, sales, invoices, idempotency, json, configuration.lists(), publicUrl);

        LowStockLists lowStock = lowStock(configuration, database, clock);
        LowStockRoutes lowStockRoutes = new LowStockRoutes(lowStock);
        return new Selling(
                List.of(company::bind, purchaseRoutes::bind, saleRoutes::bind, lowStockRoutes::bind),
                new AbandonedPurchases(purchases, configuration.purchases().sweepInterval()),
                new LowStockSchedule(lowStock));
    }

    static LowStockLists lowStock(Configuration configuration, Database database, Clock clock) {
        return new LowStockLists(
                database,
                clock,
                configuration.shop().timeZone(),
                configuration.lowStock().expiringWithin());
    }

    /** Starts what is done again and again. The database has to be there. */
    Future<Void> start(Vertx vertx) {
        return vertx.deployVerticle(abandoned)
                .compose(deployed -> vertx.deployVerticle(lowStock))
                .mapEmpty();
    }
}
