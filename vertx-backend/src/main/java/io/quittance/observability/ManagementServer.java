package io.quittance.observability;

import io.quittance.config.Configuration;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.util.List;
import java.util.function.UnaryOperator;

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
    private final Handler<RoutingContext> problemRenderer;
    private final UnaryOperator<Handler<HttpServerRequest>> guard;
    private volatile int port;

    /**
     * Listens once it is deployed.
     *
     * @param platformHandlers what every request meets first: its id and the access log
     * @param guard lets through to the router what it can read
     */
    public ManagementServer(
            Configuration.Management settings,
            Metrics metrics,
            HealthChecks readiness,
            List<Handler<RoutingContext>> platformHandlers,
            Handler<RoutingContext> problemRenderer,
            UnaryOperator<Handler<HttpServerRequest>> guard) {
        this.settings = settings;
        this.metrics = metrics;
        this.readiness = readiness;
        this.platformHandlers = List.copyOf(platformHandlers);
        this.problemRenderer = problemRenderer;
        this.guard = guard;
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
        return vertx.createHttpServer(new HttpServerOptions()
                        .setIdleTimeout(60)
                        // A request that asks to be upgraded would come without the authority that the guard looks for.
                        .setHttp2ClearTextEnabled(false))
                .requestHandler(guard.apply(router))
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
