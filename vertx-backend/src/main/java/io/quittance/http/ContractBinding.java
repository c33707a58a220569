package io.quittance.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds handlers to the contract's operations. */
public final class ContractBinding {

    private static final String OPERATION = "operation";

    private final RouterBuilder routes;
    private final Map<String, Handler<RoutingContext>> beforeBody = new HashMap<>();
    private final Map<String, Handler<RoutingContext>> beforeValidation = new HashMap<>();
    private final List<Consumer<Router>> beside = new ArrayList<>();

    public ContractBinding(RouterBuilder routes) {
        this.routes = routes;
    }

    /**
     * Binds what gives the answer of an operation, or fails with what is to be told instead.
     *
     * @throws IllegalArgumentException if the contract has no such operation
     */
    public void bind(String operationId, Function<RoutingContext, Future<Answer>> handler) {
        handle(
                operationId,
                ctx -> handler.apply(ctx).onSuccess(answer -> answer.send(ctx)).onFailure(ctx::fail));
    }

    /**
     * Binds what answers an operation by itself, bit by bit, or hands it on.
     *
     * @param sender completes once it has nothing more to send; fails with what is to be told, if that still can be
     * @throws IllegalArgumentException if the contract has no such operation
     */
    public OpenAPIRoute bindSender(String operationId, Function<RoutingContext, Future<Void>> sender) {
        return handle(operationId, ctx -> sender.apply(ctx).onFailure(ctx::fail));
    }

    /** Adds what may refuse an operation before its body is read. It goes on with {@code next} otherwise. */
    public void beforeBody(String operationId, Handler<RoutingContext> guard) {
        beforeBody.put(operationId, guard);
    }

    /** Adds what may refuse an operation before its body is validated. It goes on with {@code next} otherwise. */
    public void beforeValidation(String operationId, Handler<RoutingContext> guard) {
        beforeValidation.put(operationId, guard);
    }

    /** Adds routes that come after all operations and that the contract cannot describe. */
    public void beside(Consumer<Router> add) {
        beside.add(add);
    }

    /** The operation that is asked for, once the router knows it; null for paths that are none of the contract's. */
    public static @Nullable Operation of(RoutingContext ctx) {
        return ctx.get(OPERATION);
    }

    /** The first to match a path is what will be routed to; patterns that also match come later. */
    public static void name(RoutingContext ctx, Operation operation) {
        if (of(ctx) == null) {
            ctx.put(OPERATION, operation);
        }
    }

    public void guardBody(RoutingContext ctx) {
        guard(ctx, beforeBody);
    }

    public void guardValidation(RoutingContext ctx) {
        guard(ctx, beforeValidation);
    }

    public void addBeside(Router router) {
        beside.forEach(add -> add.accept(router));
    }

    private static void guard(RoutingContext ctx, Map<String, Handler<RoutingContext>> guards) {
        Operation operation = of(ctx);
        Handler<RoutingContext> guard = operation == null ? null : guards.get(operation.getOperationId());
        if (guard == null) {
            ctx.next();
        } else {
            guard.handle(ctx);
        }
    }

    private OpenAPIRoute handle(String operationId, Handler<RoutingContext> handler) {
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
}
