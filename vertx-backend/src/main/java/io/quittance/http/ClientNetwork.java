package io.quittance.http;

import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HexFormat;

/** What one customer of a provider has: an IPv4 address, but with IPv6 at least 2^64 of them. */
public final class ClientNetwork {

    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** The network that a request comes from. */
    public static String of(RoutingContext ctx) {
        return of(AccessLogHandler.clientOf(ctx));
    }

    /** @param address without a port */
    public static String of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length < IPV6_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64";
    }
}
