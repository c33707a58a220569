package io.quittance;

import io.netty.handler.ssl.SslContextBuilder;
import io.quittance.account.AccessHandler;
import io.quittance.account.AccountRoutes;
import io.quittance.account.AccountSweep;
import io.quittance.account.FirstAdmin;
import io.quittance.account.Passwords;
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
import io.quittance.files.FileStore;
import io.quittance.files.FileSweep;
import io.quittance.files.HostedFileRoutes;
import io.quittance.http.AccessLogHandler;
import io.quittance.http.ApiRouter;
import io.quittance.http.Contract;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.HttpServerVerticle;
import io.quittance.http.JsonBody;
import io.quittance.http.MemoryIdempotency;
import io.quittance.http.PingRoutes;
import io.quittance.http.ProblemRenderer;
import io.quittance.http.RequestIdHandler;
import io.quittance.http.TlsCertificate;
import io.quittance.http.TrustedProxies;
import io.quittance.invoice.InvoiceDocumentRoutes;
import io.quittance.invoice.InvoiceDocuments;
import io.quittance.observability.ManagementServer;
import io.quittance.observability.Metrics;
import io.quittance.pdf.PictureCache;
import io.quittance.pdf.RenderPools;
import io.quittance.sale.AbandonedPurchases;
import io.quittance.sale.Checkout;
import io.quittance.sale.PurchaseRoutes;
import io.quittance.sale.Purchases;
import io.quittance.sale.SaleInvoices;
import io.quittance.sale.SaleRoutes;
import io.quittance.sale.Sales;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: every part is made here, top to bottom. */
public final class App {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final Vertx vertx;
    private final RenderPools pools;
    private String servers = "";
    private Future<Void> warmUp = Future.succeededFuture();
    private volatile boolean stopping;

    private App(Vertx vertx, RenderPools pools) {
        this.vertx = vertx;
        this.pools = pools;
    }

    /** Completes when the service answers; fails with nothing left running but Vert.x. */
    public static Future<App> start(Vertx vertx, Metrics metrics, Configuration configuration, Clock clock) {
        // Side by side, not one after the other: each is about half of the time until the ports are open.
        Future<OpenAPIContract> contract = Contract.load(vertx);
        return vertx.executeBlocking(() -> openFiles(vertx, configuration, clock), false)
                .compose(files -> compose(vertx, metrics, configuration, clock, files, contract));
    }

    /** What has to be read from or made on the disk first. */
    private record OpenedFiles(
            FileStore documents,
            RenderPools pools,
            @Nullable PemKeyCertOptions certificate) {}

    private static OpenedFiles openFiles(Vertx vertx, Configuration configuration, Clock clock) throws Exception {
        Configuration.Documents documents = configuration.documents();
        FileStore store = new FileStore(
                configuration.dataDir().resolve("documents"), documents.retention(), documents.minFreeBytes(), clock);
        Configuration.Rendering rendering = configuration.rendering();
        RenderPools pools = new RenderPools(
                vertx,
                rendering.interactiveThreads(),
                rendering.interactiveQueue(),
                rendering.bulkThreads(),
                rendering.bulkQueue());
        PemKeyCertOptions certificate = certificate(configuration, clock);
        if (certificate != null) {
            // Readies the TLS engine here; else the first connection would wait for it, and its event loop with it.
            SslContextBuilder.forServer(certificate.getKeyManagerFactory(vertx)).build();
        }
        return new OpenedFiles(store, pools, certificate);
    }

    private static @Nullable PemKeyCertOptions certificate(Configuration configuration, Clock clock)
            throws IOException, GeneralSecurityException {
        Configuration.Http http = configuration.http();
        if (!http.tls()) {
            return null;
        }
        if (http.certificate() != null && http.key() != null) {
            return new PemKeyCertOptions()
                    .addCertPath(http.certificate().toString())
                    .addKeyPath(http.key().toString());
        }
        return new TlsCertificate(configuration.dataDir().resolve("tls"), clock).keyAndCertificate();
    }

    private static Future<App> compose(
            Vertx vertx,
            Metrics metrics,
            Configuration configuration,
            Clock clock,
            OpenedFiles files,
            Future<OpenAPIContract> contract) {
        URI publicUrl = publicUrl(configuration);
        RenderPools pools = files.pools();
        pools.bindTo(metrics.registry());
        App app = new App(vertx, pools);

        AccessLogHandler accessLog = new AccessLogHandler(new TrustedProxies(configuration.trustedProxies()));
        ProblemRenderer problems = new ProblemRenderer();
        PingRoutes ping = new PingRoutes(version(), clock);
        HostedFileRoutes hostedFiles = new HostedFileRoutes(files.documents(), vertx.fileSystem(), clock);
        BitcoinNetwork network =
                BitcoinNetwork.valueOf(configuration.bitcoin().network().toUpperCase(Locale.ROOT));
        JsonBody json = new JsonBody();
        InvoiceDocuments documents = new InvoiceDocuments(
                network,
                pools,
                files.documents(),
                publicUrl,
                configuration.rendering().bulkFromLines());
        InvoiceDocumentRoutes invoiceDocuments =
                new InvoiceDocumentRoutes(vertx, documents, new MemoryIdempotency(clock), json);

        Database database = TemporaryStubs.database(vertx);
        Ids ids = new Ids(clock);
        DatabaseIdempotency idempotency = new DatabaseIdempotency(database, clock);
        Passwords passwords = new Passwords(vertx, configuration.account(), metrics.registry());
        AccessHandler access = new AccessHandler(
                database, clock, configuration.account().sessionIdle());
        AccountRoutes accounts =
                new AccountRoutes(database, idempotency, passwords, ids, clock, configuration);
        FirstAdmin firstAdmin =
                new FirstAdmin(database, passwords, ids, clock, configuration.admin(), spaUrl(configuration, publicUrl));

        ZoneId zone = configuration.shop().timeZone();
        Stock stock = new Stock(ids, clock, zone);
        LowStockLists lowStock = lowStock(database, configuration, clock);
        LowStockRoutes lowStockRoutes = new LowStockRoutes(lowStock);
        PictureCache logos = new PictureCache();
        CompanyRepository companies = new CompanyRepository();
        CompanyRoutes company = new CompanyRoutes(database, companies, network, pools, logos, json);
        SaleInvoices invoices = new SaleInvoices(network, logos);
        Purchases purchases = new Purchases(
                database, stock, ids, clock, configuration.purchases().abandonedAfter());
        Sales sales = new Sales(database, companies, invoices, documents, clock, zone);
        PurchaseRoutes purchaseRoutes =
                new PurchaseRoutes(purchases, sales, idempotency, json, configuration.lists());
        Checkout checkout = new Checkout(companies, invoices, ids, clock, zone);
        SaleRoutes saleRoutes =
                new SaleRoutes(checkout, sales, invoices, idempotency, configuration.lists(), publicUrl);

        ApiRouter api = new ApiRouter(vertx, configuration, accessLog, problems);
        ManagementServer management = new ManagementServer(
                configuration.management(),
                metrics,
                app.readiness(files.documents()),
                List.of(new RequestIdHandler(), accessLog),
                problems);
        int instances = Runtime.getRuntime().availableProcessors();
        return contract.compose(loaded -> api.build(
                        loaded,
                        List.of(ping::bind, hostedFiles::bind, invoiceDocuments::bind, accounts::bind, company::bind, purchaseRoutes::bind, saleRoutes::bind, lowStockRoutes::bind, TemporaryStubs::bind),
                        access,
                        List.of(invoiceDocuments::guardHead),
                        List.of(invoiceDocuments::guardBody),
                        List.of(hostedFiles::mount),
                        publicUrl))
                .compose(router -> vertx.deployVerticle(
                        () -> new HttpServerVerticle(configuration.http(), files.certificate(), api, router),
                        new DeploymentOptions().setInstances(instances)))
                .onSuccess(deployment -> app.servers = deployment)
                .compose(deployed -> vertx.deployVerticle(management))
                .compose(deployed -> vertx.deployVerticle(new FileSweep(
                        files.documents(), configuration.documents().sweepInterval())))
                .compose(deployed -> vertx.deployVerticle(
                        new AccountSweep(database, idempotency, clock, configuration.account())))
                .compose(deployed -> vertx.deployVerticle(
                        new AbandonedPurchases(purchases, configuration.purchases().sweepInterval())))
                .compose(deployed -> vertx.deployVerticle(new LowStockSchedule(lowStock)))
                .compose(deployed -> firstAdmin.prepare())
                .onSuccess(prepared -> {
                    LOG.info("Quittance answers at {}", publicUrl);
                    app.warmUp = documents.warmUp();
                })
                .map(app);
    }

    /** Takes no more requests and finishes those it has. Health and metrics answer until Vert.x is closed. */
    public Future<Void> stop() {
        stopping = true;
        // A thread cannot be stopped while it renders, and would have nobody to tell once Vert.x is closed.
        return vertx.undeploy(servers).eventually(() -> warmUp).eventually(pools::close);
    }

    private HealthChecks readiness(FileStore documents) {
        return HealthChecks.create(vertx)
                .register("accepting", promise -> promise.complete(stopping ? Status.KO() : Status.OK()))
                .register("warm", promise -> promise.complete(pools.isWarm() ? Status.OK() : Status.KO()))
                .register("storage", promise -> vertx.executeBlocking(documents::hasRoom, false)
                        .map(room -> room ? Status.OK() : Status.KO())
                        .onComplete(promise));
    }

    private static LowStockLists lowStock(Database database, Configuration configuration, Clock clock) {
        return new LowStockLists(
                database,
                clock,
                configuration.shop().timeZone(),
                configuration.lowStock().expiringWithin());
    }

    private static URI publicUrl(Configuration configuration) {
        if (configuration.publicUrl() != null) {
            return configuration.publicUrl();
        }
        Configuration.Http http = configuration.http();
        String host = http.host().equals("127.0.0.1") || http.host().equals("0.0.0.0") ? "localhost" : http.host();
        return URI.create((http.tls() ? "https://" : "http://") + host + ":" + http.port());
    }

    /** Where people see the service: at the first origin that may call it. */
    private static URI spaUrl(Configuration configuration, URI publicUrl) {
        List<String> origins = configuration.allowedOrigins();
        return origins.isEmpty() ? publicUrl : URI.create(origins.getFirst());
    }

    private static String version() {
        return Objects.requireNonNullElse(App.class.getPackage().getImplementationVersion(), "development");
    }
}
