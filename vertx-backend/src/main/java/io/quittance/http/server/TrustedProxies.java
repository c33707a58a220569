package io.quittance.http.server;

import io.quittance.config.IpAddress;
import io.quittance.config.IpBlock;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells who the client is when proxies stand in front.
 *
 * <p>{@code X-Forwarded-For} is believed only from a trusted proxy, and only as far as the proxies vouch for it: it is
 * read from the right, past trusted addresses, because everything further left was written by the client itself.
 */
public final class TrustedProxies {

    private final List<IpBlock> trusted;

    /**
     * @param blocks addresses or CIDR blocks
     * @throws NullPointerException if one of them is neither; the configuration was checked for that
     */
    public TrustedProxies(List<String> blocks) {
        this.trusted = blocks.stream()
                .map(block -> Objects.requireNonNull(IpBlock.parse(block), block))
                .toList();
    }

    /** The client's address in its one spelling, without a port or a zone. */
    String clientOf(HttpServerRequest request) {
        SocketAddress peer = request.remoteAddress();
        String host = peer == null ? null : peer.hostAddress();
        IpAddress client = host == null ? null : IpAddress.parse(host);
        if (client == null) {
            return "unknown";
        }
        if (!isTrusted(client)) {
            return client.text();
        }
        List<String> hops = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .filter(hop -> !hop.isBlank())
                .toList();
        for (String hop : hops.reversed()) {
            @Nullable IpAddress address = IpAddress.parseForwarded(hop);
            if (address == null) {
                break;
            }
            client = address;
            if (!isTrusted(address)) {
                break;
            }
        }
        return client.text();
    }

    private boolean isTrusted(IpAddress address) {
        return trusted.stream().anyMatch(block -> block.has(address));
    }
}
