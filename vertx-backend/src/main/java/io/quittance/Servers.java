package io.quittance;

import io.quittance.access.AccessHandler;
import io.quittance.config.Configuration;
import io.quittance.db.DatabaseFailures;
import io.quittance.files.FileStore;
import io.quittance.http.ContractBinding;
import io.quittance.http.server.AccessLogHandler;
import io.quittance.http.server.ApiRouter;
import io.quittance.http.server.FrontDoor;
import io.quittance.http.server.HttpServerVerticle;
import io.quittance.http.server.ProblemRenderer;
import io.quittance.http.server.TrustedProxies;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.quittance.observability.ManagementServer;
import io.quittance.observability.Metrics;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import java.util.function.Consumer;

/** The public server, and the one that tells the operator how the service is. */
final class Servers {

    /** What one server is sent is validated one after the other: only so many may have to wait behind 10,000 lines. */
    private static final int SERVERS_PER_PROCESSOR = 2;

    private final Kernel kernel;
    private final Opened opened;
    private final FrontDoor door;
    private final ProblemRenderer problems = new ProblemRenderer(DatabaseFailures::problemOf);
    private String deployment = "";
    private volatile boolean stopping;

    Servers(Kernel kernel, Opened opened) {
        this.kernel = kernel;
        this.opened = opened;
        this.door = new FrontDoor(
                kernel.vertx(),
                kernel.configuration(),
                new AccessLogHandler(new TrustedProxies(kernel.configuration().trustedProxies())));
    }

    /** Completes when both answer. */
    Future<Void> start(Metrics metrics, OpenAPIContract contract, List<Feature> features) {
        Configuration configuration = kernel.configuration();
        AccessHandler access = new AccessHandler(
                kernel.database(), kernel.clock(), configuration.account().sessionIdle());
        List<Consumer<ContractBinding>> bound = features.stream()
                .<Consumer<ContractBinding>>map(feature -> feature::bind)
                .toList();
        int instances = SERVERS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        return new ApiRouter(kernel.vertx(), configuration, door, problems, kernel.memory(), kernel.metrics())
                .build(contract, bound, access)
                .compose(router -> kernel.vertx()
                        .deployVerticle(
                                () -> new HttpServerVerticle(configuration.http(), opened.tls(), door, router),
                                new DeploymentOptions().setInstances(instances)))
                .onSuccess(deployed -> deployment = deployed)
                .compose(deployed -> manage(metrics, readyToServe()));
    }

    /** Without the public one. */
    Future<Void> startManagement(Metrics metrics) {
        return manage(metrics, readyToWork());
    }

    private Future<Void> manage(Metrics metrics, HealthChecks readiness) {
        return kernel.vertx()
                .deployVerticle(new ManagementServer(
                        kernel.configuration().management(),
                        metrics,
                        readiness,
                        door.handlers(),
                        door::server,
                        problems))
                .mapEmpty();
    }

    /** Takes no more requests and finishes those it has. The operator is still answered. */
    Future<Void> stop() {
        stopping = true;
        return deployment.isEmpty() ? Future.succeededFuture() : kernel.vertx().undeploy(deployment);
    }

    private HealthChecks readyToWork() {
        return HealthChecks.create(kernel.vertx())
                .register("accepting", promise -> promise.complete(stopping ? Status.KO() : Status.OK()))
                .register("database", promise -> kernel.database()
                        .answers()
                        .map(up -> up ? Status.OK() : Status.KO())
                        // It has been given up already when the answer came too late.
                        .onSuccess(promise::tryComplete));
    }

    private HealthChecks readyToServe() {
        FileStore documents = opened.documents();
        return readyToWork()
                .register("warm", promise -> promise.complete(kernel.pools().isWarm() ? Status.OK() : Status.KO()))
                .register("storage", promise -> kernel.vertx()
                        .executeBlocking(documents::hasRoom, false)
                        .map(room -> room ? Status.OK() : Status.KO())
                        .onComplete(promise));
    }
}
