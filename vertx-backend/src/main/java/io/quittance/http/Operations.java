package io.quittance.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** Binds handlers to the contract's operations. */
public final class Operations {

    private Operations() {}

    /** @throws IllegalArgumentException if the contract has no such operation */
    public static OpenAPIRoute bind(RouterBuilder routes, String operationId, Handler<RoutingContext> handler) {
        OpenAPIRoute route = routes.getRoute(operationId);
        if (route == null) {
            throw new IllegalArgumentException("The contract has no operation " + operationId);
        }
        return route.addHandler(handler);
    }
}
