package io.quittance.http.server;

import io.quittance.config.Configuration;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One server on one event loop, over the router it is given. Deployed several times for each core; they share the port. */
public final class HttpServerVerticle extends VerticleBase {

    private static final int MAX_URI_BYTES = 8_192;
    private static final int MAX_HEADER_BYTES = 16_384;

    private final Configuration.Http settings;
    private final @Nullable ServerTls tls;
    private final FrontDoor door;
    private final Router router;
    private @Nullable HttpServer server;

    /** @param tls null for plain HTTP, behind a proxy on the same machine */
    public HttpServerVerticle(Configuration.Http settings, @Nullable ServerTls tls, FrontDoor door, Router router) {
        this.settings = settings;
        this.tls = tls;
        this.door = door;
        this.router = router;
    }

    @Override
    public Future<HttpServer> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setMaxInitialLineLength(MAX_URI_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.idleTimeout().toMillis())
                // Until it knows which HTTP is spoken, a server that speaks both has no deadline for the client.
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true)
                .setReuseAddress(true)
                .setAcceptBacklog(1_024)
                .setCompressionSupported(false)
                // Nobody speaks WebSocket here, and what compresses it would stand in each connection's way.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
        if (tls != null) {
            tls.addTo(options);
        }
        HttpServer created = door.server(options, router);
        server = created;
        return created.listen();
    }

    /** Takes no more requests and waits for those it has. */
    @Override
    public Future<?> stop() {
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(settings.shutdownTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }
}
