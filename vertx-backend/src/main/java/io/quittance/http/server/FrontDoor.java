package io.quittance.http.server;

import io.quittance.config.Configuration;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What every request meets on every port before it is routed: deadlines, strict reading, an id, a line in the log. */
public final class FrontDoor {

    private final Vertx vertx;
    private final ConnectionDeadlineHandler deadlines;
    private final UnreadableRequestHandler unreadable;
    private final List<Handler<RoutingContext>> handlers;

    public FrontDoor(Vertx vertx, Configuration configuration, AccessLogHandler accessLog) {
        SecurityHeadersHandler securityHeaders =
                new SecurityHeadersHandler(configuration.mode() == Configuration.Mode.PRODUCTION);
        this.vertx = vertx;
        this.deadlines =
                new ConnectionDeadlineHandler(vertx, configuration.http().requestTimeout());
        this.unreadable = new UnreadableRequestHandler(vertx, accessLog, securityHeaders);
        this.handlers = List.of(new RequestIdHandler(), accessLog, deadlines, securityHeaders);
    }

    /** The first handlers of a router, in this order. */
    public List<Handler<RoutingContext>> handlers() {
        return handlers;
    }

    /** A server that gives the router what can be read. It does not listen yet. */
    public HttpServer server(HttpServerOptions options, Router router) {
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    StrictRequestDecoder.install(connection, options);
                    deadlines.opened(connection);
                })
                .invalidRequestHandler(unreadable)
                .requestHandler(unreadable.before(router));
    }
}
