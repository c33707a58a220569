package io.quittance.access;

import io.quittance.http.ClientNetwork;
import io.quittance.http.RequestFacts;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param address in its one spelling, without a port
 * @param userAgent what the browser calls itself; empty when it does not
 */
public record Client(String address, String userAgent) {

    private static final int MAX_TEXT = 512;

    public static Client of(RoutingContext ctx) {
        return new Client(RequestFacts.client(ctx), shorten(ctx.request().getHeader("User-Agent")));
    }

    /** What one customer of a provider has. */
    public String network() {
        return ClientNetwork.of(address);
    }

    private static String shorten(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), MAX_TEXT));
    }
}
