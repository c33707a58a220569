package io.quittance.observability;

import io.quittance.config.Configuration;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Health and metrics on a port of their own, for probes and Prometheus.
 *
 * <p>{@code /health/live} answers while the process works at all, {@code /health/ready} while it should be sent requests,
 * {@code /metrics} in the Prometheus text format.
 */
public final class ManagementServer extends VerticleBase {

    private final Configuration.Management settings;
    private final Metrics metrics;
    private final HealthChecks readiness;
    private final List<Handler<RoutingContext>> platformHandlers;
    private final BiFunction<HttpServerOptions, Router, HttpServer> servers;
    private final Handler<RoutingContext> problemRenderer;
    private volatile int port;

    /**
     * Listens once it is deployed.
     *
     * @param platformHandlers what every request meets first, such as its id and the access log
     * @param servers makes the server that gives the router what can be read
     */
    public ManagementServer(
            Configuration.Management settings,
            Metrics metrics,
            HealthChecks readiness,
            List<Handler<RoutingContext>> platformHandlers,
            BiFunction<HttpServerOptions, Router, HttpServer> servers,
            Handler<RoutingContext> problemRenderer) {
        this.settings = settings;
        this.metrics = metrics;
        this.readiness = readiness;
        this.platformHandlers = List.copyOf(platformHandlers);
        this.servers = servers;
        this.problemRenderer = problemRenderer;
    }

    @Override
    public Future<HttpServer> start() {
        Router router = Router.router(vertx);
        Route platform = router.route();
        platformHandlers.forEach(platform::handler);
        router.route().failureHandler(problemRenderer);
        router.errorHandler(400, problemRenderer);
        router.errorHandler(404, problemRenderer);
        router.errorHandler(405, problemRenderer);
        router.get("/health/live").handler(HealthCheckHandler.createWithHealthChecks(HealthChecks.create(vertx)));
        router.get("/health/ready").handler(HealthCheckHandler.createWithHealthChecks(readiness));
        router.get("/metrics").handler(this::scrape);
        return servers.apply(
                        // A request that asks to be upgraded would come without what the server looks for.
                        new HttpServerOptions().setHttp2ClearTextEnabled(false).setIdleTimeout(60), router)
                .listen(settings.port(), settings.host())
                .onSuccess(server -> port = server.actualPort());
    }

    /** The port that it listens on; another than configured when that is 0. */
    public int port() {
        return port;
    }

    private void scrape(RoutingContext ctx) {
        // Collecting walks every meter: too long for an event loop once there are many.
        vertx.executeBlocking(() -> metrics.registry().scrape(), false)
                .onSuccess(text -> ctx.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(ctx::fail);
    }
}
