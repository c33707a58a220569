package io.quittance.http;

import io.quittance.config.IpAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HexFormat;

/** What one customer of an access provider has: an IPv4 address, but with IPv6 at least 2^64 of them. */
public final class ClientNetwork {

    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** The network that a request comes from. */
    public static String of(RoutingContext ctx) {
        return of(RequestFacts.client(ctx));
    }

    /** The network of an address without a port; what is no address is a network of its own. */
    public static String of(String address) {
        IpAddress ip = IpAddress.parse(address);
        byte[] bytes = ip == null ? new byte[0] : ip.bytes();
        return bytes.length < IPV6_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64";
    }
}
