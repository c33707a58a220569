package io.quittance.account;

import io.quittance.http.AccessLogHandler;
import io.quittance.http.ClientNetwork;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param address in its one spelling, without a port
 * @param userAgent what the browser calls itself; empty when it does not
 */
record Client(String address, String userAgent) {

    private static final int MAX_TEXT = 512;

    static Client of(RoutingContext ctx) {
        return new Client(AccessLogHandler.clientOf(ctx), shorten(ctx.request().getHeader("User-Agent")));
    }

    /** What one customer of a provider has. */
    String network() {
        return ClientNetwork.of(address);
    }

    private static String shorten(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), MAX_TEXT));
    }
}
