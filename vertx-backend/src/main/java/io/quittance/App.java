package io.quittance;

import io.quittance.account.AccountFeature;
import io.quittance.catalog.CatalogFeature;
import io.quittance.company.CompanyRoutes;
import io.quittance.config.Configuration;
import io.quittance.creator.InvoiceDocumentRoutes;
import io.quittance.creator.InvoiceDocuments;
import io.quittance.customer.CustomerFeature;
import io.quittance.files.FileSweep;
import io.quittance.files.HostedFileRoutes;
import io.quittance.http.PingRoutes;
import io.quittance.idempotency.MemoryIdempotency;
import io.quittance.invoice.InvoiceRenderer;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.invoice.ledger.LedgerRoutes;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.quittance.observability.Metrics;
import io.quittance.payment.PaymentRoutes;
import io.quittance.pdf.PictureCache;
import io.quittance.purchase.PurchaseFeature;
import io.quittance.sale.SaleFeature;
import io.quittance.stock.LowStockFeature;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The product: its features in one list, and when they start and stop. */
public final class App {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final Kernel kernel;
    private final List<Feature> features;
    private final InvoiceRenderer renderer;
    private final FileSweep fileSweep;
    private final Servers servers;
    private final BackgroundWork background;
    private Future<Void> warmUp = Future.succeededFuture();
    private Future<Void> databaseReady = Future.succeededFuture();

    private App(Kernel kernel, Opened opened) {
        Clock clock = kernel.clock();
        this.kernel = kernel;
        PictureCache pictures = new PictureCache(kernel.memory());
        this.renderer = new InvoiceRenderer(kernel, pictures);
        InvoiceDocuments documents = new InvoiceDocuments(kernel, renderer, pictures, opened.documents());
        IssuedInvoices invoices = new IssuedInvoices(kernel.network(), pictures);
        this.features = List.of(
                new PingRoutes(version(), clock)::bind,
                new HostedFileRoutes(opened.documents(), kernel.vertx().fileSystem(), clock)::bind,
                new InvoiceDocumentRoutes(documents, new MemoryIdempotency(clock), kernel.json())::bind,
                new AccountFeature(kernel),
                new CompanyRoutes(kernel),
                new CatalogFeature(kernel),
                new LowStockFeature(kernel),
                new CustomerFeature(kernel),
                new PurchaseFeature(kernel, renderer, invoices),
                new SaleFeature(kernel, renderer, invoices),
                new LedgerRoutes(kernel, renderer, invoices),
                new PaymentRoutes(kernel));
        this.fileSweep = new FileSweep(
                opened.documents(), kernel.configuration().documents().sweepInterval());
        this.servers = new Servers(kernel, opened);
        this.background = new BackgroundWork(kernel, features);
    }

    /**
     * Completes when the service answers; fails with nothing left running but Vert.x.
     *
     * @param contract what is served; null where only the background work is done
     */
    public static Future<App> start(
            Vertx vertx,
            Metrics metrics,
            Configuration configuration,
            @Nullable Future<OpenAPIContract> contract,
            Clock clock) {
        return vertx.executeBlocking(() -> Opened.open(vertx, configuration, clock, contract != null), false)
                .compose(opened -> {
                    Kernel kernel = Kernel.of(
                            vertx, configuration, clock, metrics.registry(), opened.database(), opened.pools());
                    App app = new App(kernel, opened);
                    return (contract == null
                                    ? app.work(metrics)
                                    : contract.compose(loaded -> app.serve(metrics, loaded)))
                            .recover(failure ->
                                    opened.database().close().transform(closed -> Future.failedFuture(failure)));
                });
    }

    private Future<App> serve(Metrics metrics, OpenAPIContract contract) {
        return servers.start(metrics, contract, features)
                .compose(started -> kernel.vertx().deployVerticle(fileSweep))
                .map(swept -> {
                    LOG.info("Quittance answers at {}", kernel.configuration().address());
                    warmUp = renderer.warmUp();
                    // Only then: who makes an invoice does not wait for it, and shares no processor with it either.
                    databaseReady = warmUp.transform(warm -> background.startBesideServer());
                    return this;
                });
    }

    private Future<App> work(Metrics metrics) {
        return servers.startManagement(metrics).map(started -> {
            LOG.info("Quittance works in the background");
            databaseReady = background.start();
            return this;
        });
    }

    /** Takes no more requests, begins no more jobs, and finishes those it has. Health and metrics answer until Vert.x is closed. */
    public Future<Void> stop() {
        // A thread cannot be stopped while it renders, and would have nobody to tell once Vert.x is closed.
        return Future.join(servers.stop(), background.stop())
                .eventually(() -> warmUp)
                .eventually(() -> kernel.pools().close())
                // All of them, also where one fails.
                .eventually(
                        () -> Future.join(features.stream().map(Feature::close).toList()))
                .eventually(() -> kernel.database().close())
                .mapEmpty();
    }

    /** Completes when the database can be asked and jobs are done; the service answers before. */
    Future<Void> databaseReady() {
        return databaseReady;
    }

    private static String version() {
        return Objects.requireNonNullElse(App.class.getPackage().getImplementationVersion(), "development");
    }
}
