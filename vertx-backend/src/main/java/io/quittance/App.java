package io.quittance;

import io.quittance.account.AccessHandler;
import io.quittance.account.AccountRoutes;
import io.quittance.account.AccountSweep;
import io.quittance.account.FirstAdmin;
import io.quittance.account.Passwords;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.catalog.CatalogRoutes;
import io.quittance.config.Configuration;
import io.quittance.customer.CustomerCsvRoutes;
import io.quittance.customer.CustomerImport;
import io.quittance.customer.CustomerRoutes;
import io.quittance.customer.Customers;
import io.quittance.db.Database;
import io.quittance.db.DatabaseFailures;
import io.quittance.db.Ids;
import io.quittance.files.FileStore;
import io.quittance.files.FileSweep;
import io.quittance.files.HostedFileRoutes;
import io.quittance.files.Limits;
import io.quittance.http.AccessLogHandler;
import io.quittance.http.ApiRouter;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.FrontDoor;
import io.quittance.http.HttpServerVerticle;
import io.quittance.http.JsonBody;
import io.quittance.http.MemoryIdempotency;
import io.quittance.http.PingRoutes;
import io.quittance.http.ProblemRenderer;
import io.quittance.http.ServerTls;
import io.quittance.http.TrustedProxies;
import io.quittance.invoice.InvoiceDocumentRoutes;
import io.quittance.invoice.InvoiceDocuments;
import io.quittance.memory.MemoryBudget;
import io.quittance.observability.ManagementServer;
import io.quittance.observability.Metrics;
import io.quittance.pdf.RenderPools;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.openapi.contract.OpenAPIContract;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: every part is made here, top to bottom. */
public final class App {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /** What one server is sent is validated one after the other: only so many may have to wait behind 10,000 lines. */
    private static final int SERVERS_PER_PROCESSOR = 2;

    private final Vertx vertx;
    private final RenderPools pools;
    private final Passwords passwords;
    private final Database database;
    private String servers = "";
    private Future<Void> warmUp = Future.succeededFuture();
    private Future<Void> databaseReady = Future.succeededFuture();
    private volatile boolean stopping;

    private App(Vertx vertx, RenderPools pools, Passwords passwords, Database database) {
        this.vertx = vertx;
        this.pools = pools;
        this.passwords = passwords;
        this.database = database;
    }

    /** Completes when the service answers; fails with nothing left running but Vert.x. */
    public static Future<App> start(
            Vertx vertx, Metrics metrics, Configuration configuration, Future<OpenAPIContract> contract, Clock clock) {
        return vertx.executeBlocking(() -> openFiles(vertx, configuration, clock), false)
                .compose(files -> compose(vertx, metrics, configuration, clock, files, contract));
    }

    /** What has to be read from or made on the disk first. */
    private record OpenedFiles(
            FileStore documents,
            RenderPools pools,
            Database database,
            @Nullable ServerTls tls) {}

    private static OpenedFiles openFiles(Vertx vertx, Configuration configuration, Clock clock) throws Exception {
        Configuration.Documents documents = configuration.documents();
        long reserve = configuration.database().url() == null ? documents.databaseReserveBytes() : 0;
        Limits limits = new Limits(
                Math.min(documents.minFreeBytes(), Long.MAX_VALUE - reserve) + reserve,
                documents.maxBytes(),
                documents.maxBytesPerNetwork());
        FileStore store =
                new FileStore(configuration.dataDir().resolve("documents"), documents.retention(), limits, clock);
        Configuration.Rendering rendering = configuration.rendering();
        RenderPools pools = new RenderPools(
                vertx,
                rendering.interactiveThreads(),
                rendering.interactiveQueue(),
                rendering.bulkThreads(),
                rendering.bulkQueue());
        ServerTls tls = ServerTls.open(vertx, configuration, clock);
        // Last: what fails above has not taken the data folder from anybody.
        return new OpenedFiles(store, pools, Database.open(vertx, configuration), tls);
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
        Database database = files.database();
        Passwords passwords = new Passwords(vertx, configuration.account(), metrics.registry());
        App app = new App(vertx, pools, passwords, database);

        MemoryBudget memory = MemoryBudget.ofHeap(MemoryBudget.heapBytes());
        memory.bindTo(metrics.registry());

        AccessLogHandler accessLog = new AccessLogHandler(new TrustedProxies(configuration.trustedProxies()));
        ProblemRenderer problems = new ProblemRenderer(DatabaseFailures::problemOf);
        PingRoutes ping = new PingRoutes(version(), clock);
        HostedFileRoutes hostedFiles = new HostedFileRoutes(files.documents(), vertx.fileSystem(), clock);
        InvoiceDocuments documents = new InvoiceDocuments(
                BitcoinNetwork.valueOf(configuration.bitcoin().network().toUpperCase(Locale.ROOT)),
                pools,
                files.documents(),
                memory,
                publicUrl,
                configuration.rendering().bulkFromLines(),
                clock);
        InvoiceDocumentRoutes invoiceDocuments =
                new InvoiceDocumentRoutes(documents, new MemoryIdempotency(clock), new JsonBody());

        Ids ids = new Ids(clock);
        DatabaseIdempotency idempotency = new DatabaseIdempotency(database, clock);
        AccessHandler access =
                new AccessHandler(database, clock, configuration.account().sessionIdle());
        AccountRoutes accounts = new AccountRoutes(database, idempotency, passwords, ids, clock, configuration);
        FirstAdmin firstAdmin = new FirstAdmin(
                database, passwords, ids, clock, configuration.admin(), spaUrl(configuration, publicUrl));

        WorkerExecutor imports = vertx.createSharedWorkerExecutor("imports", 1);
        CatalogRoutes catalog =
                new CatalogRoutes(vertx, database, memory, idempotency, imports, ids, clock, configuration);
        CustomerRoutes customers = new CustomerRoutes(
                new Customers(database, ids, clock), idempotency, new JsonBody(), configuration.lists());
        CustomerCsvRoutes customerCsv =
                new CustomerCsvRoutes(new CustomerImport(database, imports, ids, clock), database, memory);
        Selling selling =
                Selling.compose(configuration, database, idempotency, ids, clock, pools, memory, documents, publicUrl);

        FrontDoor door = new FrontDoor(vertx, configuration, accessLog);
        ApiRouter api = new ApiRouter(vertx, configuration, door, problems, memory, metrics.registry());
        ManagementServer management = new ManagementServer(
                configuration.management(),
                metrics,
                app.readiness(files.documents()),
                door.handlers(),
                door::server,
                problems);
        int instances = SERVERS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        return contract.compose(loaded -> api.build(
                        loaded,
                        List.of(
                                ping::bind,
                                hostedFiles::bind,
                                invoiceDocuments::bind,
                                accounts::bind,
                                routes -> selling.routes().forEach(bind -> bind.accept(routes)),
                                catalog::bind,
                                customers::bind,
                                customerCsv::bind),
                        access,
                        List.of(invoiceDocuments::guardHead),
                        List.of(invoiceDocuments::guardBody),
                        List.of(hostedFiles::mount),
                        publicUrl))
                .compose(router -> vertx.deployVerticle(
                        () -> new HttpServerVerticle(configuration.http(), files.tls(), door, router),
                        new DeploymentOptions().setInstances(instances)))
                .onSuccess(deployment -> app.servers = deployment)
                .compose(deployed -> vertx.deployVerticle(management))
                .compose(deployed -> vertx.deployVerticle(new FileSweep(
                        files.documents(), configuration.documents().sweepInterval())))
                .compose(deployed ->
                        vertx.deployVerticle(new AccountSweep(database, idempotency, clock, configuration.account())))
                .onSuccess(deployed -> {
                    LOG.info("Quittance answers at {}", publicUrl);
                    app.warmUp = documents.warmUp();
                    // Only then: who makes an invoice does not wait for it, and shares no processor with it either.
                    app.databaseReady = app.warmUp
                            .transform(warm -> database.start(firstAdmin::prepare))
                            .compose(prepared -> selling.start(vertx));
                })
                .map(app)
                .recover(failure -> database.close().transform(closed -> Future.failedFuture(failure)));
    }

    /** Takes no more requests and finishes those it has. Health and metrics answer until Vert.x is closed. */
    public Future<Void> stop() {
        stopping = true;
        // A thread cannot be stopped while it renders, and would have nobody to tell once Vert.x is closed.
        return vertx.undeploy(servers)
                .eventually(() -> warmUp)
                .eventually(pools::close)
                .eventually(passwords::close)
                .eventually(database::close);
    }

    /** Completes when the database can be asked; the service answers before. */
    Future<Void> databaseReady() {
        return databaseReady;
    }

    private HealthChecks readiness(FileStore documents) {
        return HealthChecks.create(vertx)
                .register("accepting", promise -> promise.complete(stopping ? Status.KO() : Status.OK()))
                .register("warm", promise -> promise.complete(pools.isWarm() ? Status.OK() : Status.KO()))
                .register("database", promise -> database.answers()
                        .map(up -> up ? Status.OK() : Status.KO())
                        // It has been given up already when the answer came too late.
                        .onSuccess(promise::tryComplete))
                .register("storage", promise -> vertx.executeBlocking(documents::hasRoom, false)
                        .map(room -> room ? Status.OK() : Status.KO())
                        .onComplete(promise));
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
