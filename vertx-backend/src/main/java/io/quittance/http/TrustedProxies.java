package io.quittance.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Tells who the client is when proxies stand in front.
 *
 * <p>{@code X-Forwarded-For} is believed only from a trusted proxy, and only as far as the proxies vouch for it: it is
 * read from the right, past trusted addresses, because everything further left was written by the client itself.
 */
public final class TrustedProxies {

    private final List<IpSubnetFilterRule> trusted;

    /**
     * @param blocks addresses or CIDR blocks
     * @throws IllegalArgumentException if one of them is neither
     */
    public TrustedProxies(List<String> blocks) {
        this.trusted = blocks.stream().map(TrustedProxies::rule).toList();
    }

    /** The client's address, without a port. */
    String clientOf(HttpServerRequest request) {
        SocketAddress peer = request.remoteAddress();
        String client = peer == null || peer.hostAddress() == null ? "unknown" : peer.hostAddress();
        if (trusted.isEmpty() || !isTrusted(client)) {
            return client;
        }
        List<String> hops = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .toList();
        for (String hop : hops.reversed()) {
            if (NetUtil.createByteArrayFromIpAddressString(hop) == null) {
                return client;
            }
            client = hop;
            if (!isTrusted(hop)) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return false;
        }
        InetSocketAddress socket = new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(address), 0);
        return trusted.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static IpSubnetFilterRule rule(String block) {
        int slash = block.indexOf('/');
        String address = slash < 0 ? block : block.substring(0, slash);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            throw new IllegalArgumentException("'" + block + "' is neither an address nor a CIDR block");
        }
        int prefix = slash < 0 ? bytes.length * 8 : Integer.parseInt(block.substring(slash + 1));
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }
}
