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
    private String deployment = "";
    private volatile boolean stopping;

    Servers(Kernel kernel, Opened opened) {
        this.kernel = kernel;
        this.opened = opened;
    }

    /** Completes when both answer. */
    Future<Void> start(Metrics metrics, OpenAPIContract contract, List<Consumer<ContractBinding>> features) {
        Configuration configuration = kernel.configuration();
        FrontDoor door = new FrontDoor(
                kernel.vertx(),
                configuration,
                new AccessLogHandler(new TrustedProxies(configuration.trustedProxies())));
        ProblemRenderer problems = new ProblemRenderer(DatabaseFailures::problemOf);
        AccessHandler access = new AccessHandler(
                kernel.database(), kernel.clock(), configuration.account().sessionIdle());
        ManagementServer management = new ManagementServer(
                configuration.management(), metrics, readiness(), door.handlers(), door::server, problems);
        int instances = SERVERS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        return new ApiRouter(kernel.vertx(), configuration, door, problems, kernel.memory(), kernel.metrics())
                .build(contract, features, access)
                .compose(router -> kernel.vertx()
                        .deployVerticle(
                                () -> new HttpServerVerticle(configuration.http(), opened.tls(), door, router),
                                new DeploymentOptions().setInstances(instances)))
                .onSuccess(deployed -> deployment = deployed)
                .compose(deployed -> kernel.vertx().deployVerticle(management))
                .mapEmpty();
    }

    /** Takes no more requests and finishes those it has. The operator is still answered. */
    Future<Void> stop() {
        stopping = true;
        return kernel.vertx().undeploy(deployment);
    }

    private HealthChecks readiness() {
        FileStore documents = opened.documents();
        return HealthChecks.create(kernel.vertx())
                .register("accepting", promise -> promise.complete(stopping ? Status.KO() : Status.OK()))
                .register("warm", promise -> promise.complete(kernel.pools().isWarm() ? Status.OK() : Status.KO()))
                .register("database", promise -> kernel.database()
                        .answers()
                        .map(up -> up ? Status.OK() : Status.KO())
                        // It has been given up already when the answer came too late.
                        .onSuccess(promise::tryComplete))
                .register("storage", promise -> kernel.vertx()
                        .executeBlocking(documents::hasRoom, false)
                        .map(room -> room ? Status.OK() : Status.KO())
                        .onComplete(promise));
    }
}
