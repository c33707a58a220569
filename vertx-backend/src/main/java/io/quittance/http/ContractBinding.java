package io.quittance.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds handlers to the contract's operations. */
public final class ContractBinding {

    private static final String OPERATION = "operation";

    private ContractBinding() {}

    /**
     * Binds what gives the answer of an operation, or fails with what is to be told instead.
     *
     * @throws IllegalArgumentException if the contract has no such operation
     */
    public static void bind(
            RouterBuilder routes, String operationId, Function<RoutingContext, Future<Answer>> handler) {
        bind(routes, operationId, (Handler<RoutingContext>) ctx -> handler.apply(ctx)
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail));
    }

    /**
     * Binds what answers an operation by itself, bit by bit, or hands it on.
     *
     * @param sender completes once it has nothing more to send; fails with what is to be told, if that still can be
     * @throws IllegalArgumentException if the contract has no such operation
     */
    public static OpenAPIRoute bindSender(
            RouterBuilder routes, String operationId, Function<RoutingContext, Future<Void>> sender) {
        return bind(routes, operationId, (Handler<RoutingContext>)
                ctx -> sender.apply(ctx).onFailure(ctx::fail));
    }

    private static OpenAPIRoute bind(RouterBuilder routes, String operationId, Handler<RoutingContext> handler) {
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
