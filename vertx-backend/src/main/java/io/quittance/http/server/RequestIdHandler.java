package io.quittance.http.server;

import io.quittance.observability.LogContext;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Gives every request its id: the client's {@code X-Request-Id} if it is shaped like a UUID, else a new one. */
public final class RequestIdHandler implements PlatformHandler {

    static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";
    private static final Pattern UUID_SHAPED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    public void handle(RoutingContext ctx) {
        String id = idOf(ctx.request());
        ctx.put(KEY, id);
        LogContext.bind(Vertx.currentContext(), id);
        ctx.response().putHeader(HEADER, id);
        ctx.next();
    }

    /** The id of the request, as in its response's header. */
    public static String requestId(RoutingContext ctx) {
        return ctx.get(KEY);
    }

    static String idOf(HttpServerRequest request) {
        String offered = request.getHeader(HEADER);
        return offered != null && UUID_SHAPED.matcher(offered).matches()
                ? offered.toLowerCase(Locale.ROOT)
                : UUID.randomUUID().toString();
    }
}
