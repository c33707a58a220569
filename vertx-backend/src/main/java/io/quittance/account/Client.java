package io.quittance.account;

import io.quittance.config.IpAddress;
import io.quittance.http.AccessLogHandler;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param address in its one spelling, without a port
 * @param userAgent what the browser calls itself; empty when it does not
 */
record Client(String address, String userAgent) {

    private static final int MAX_TEXT = 512;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    static Client of(RoutingContext ctx) {
        return new Client(AccessLogHandler.clientOf(ctx), shorten(ctx.request().getHeader("User-Agent")));
    }

    /** What one customer of a provider has: an IPv4 address, but with IPv6 at least 2^64 of them. */
    String network() {
        IpAddress ip = IpAddress.parse(address);
        byte[] bytes = ip == null ? new byte[0] : ip.bytes();
        return bytes.length < IPV6_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64";
    }

    private static String shorten(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), MAX_TEXT));
    }
}
