package io.quittance.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import org.jspecify.annotations.Nullable;

/** Binds handlers to the contract's operations. */
public final class Operations {

    private static final String OPERATION = "operation";

    private Operations() {}

    /** @throws IllegalArgumentException if the contract has no such operation */
    public static OpenAPIRoute bind(RouterBuilder routes, String operationId, Handler<RoutingContext> handler) {
        OpenAPIRoute route = routes.getRoute(operationId);
        if (route == null) {
            throw new IllegalArgumentException("The contract has no operation " + operationId);
        }
        return route.addHandler(ctx -> {
            // Access was decided for the operation on the context. If that were another one, it would be open to all.
            Operation decided = of(ctx);
            if (decided == null || !decided.getOperationId().equals(operationId)) {
                throw new IllegalStateException("Access was not decided for " + operationId);
            }
            handler.handle(ctx);
        });
    }

    /** The operation that is asked for, once the router knows it; null for paths that are none of the contract's. */
    public static @Nullable Operation of(RoutingContext ctx) {
        return ctx.get(OPERATION);
    }

    /** The first to match a path is what will be routed to; patterns that also match come later. */
    static void name(RoutingContext ctx, Operation operation) {
        if (of(ctx) == null) {
            ctx.put(OPERATION, operation);
        }
    }
}
