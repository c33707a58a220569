package io.quittance.http;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes known of a request on its way, for those who come later and for its line in the log. */
public final class RequestFacts {

    private static final String CLIENT = "client";
    private static final String USER_ID = "userId";
    private static final String ANSWERED = "answered";

    private RequestFacts() {}

    /** The client's address, without a port, as the proxies in front vouch for it. */
    public static String client(RoutingContext ctx) {
        return ctx.get(CLIENT);
    }

    public static void putClient(RoutingContext ctx, String address) {
        ctx.put(CLIENT, address);
    }

    /** Who asks; null as long as that is not known. */
    public static @Nullable UUID user(RoutingContext ctx) {
        return ctx.get(USER_ID);
    }

    public static void putUser(RoutingContext ctx, UUID userId) {
        ctx.put(USER_ID, userId);
    }

    /** Whether the status of the response is what the client was told, although it may leave before that is ended. */
    public static boolean isAnswered(RoutingContext ctx) {
        return ctx.get(ANSWERED) != null;
    }

    public static void putAnswered(RoutingContext ctx) {
        ctx.put(ANSWERED, true);
    }
}
