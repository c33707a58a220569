package io.quittance.http.server;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.quittance.http.ContractBinding;
import io.quittance.http.RequestFacts;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import io.vertx.openapi.contract.Operation;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for every request when it is over, whether it was answered, refused or cut off. */
public final class AccessLogHandler implements PlatformHandler {

    private static final Logger ACCESS = LoggerFactory.getLogger("access");
    private static final int MAX_TEXT = 512;

    private final TrustedProxies proxies;

    public AccessLogHandler(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public void handle(RoutingContext ctx) {
        long startNanos = System.nanoTime();
        // After the end the connection may be gone, and with it the peer's address.
        String client = proxies.clientOf(ctx.request());
        RequestFacts.putClient(ctx, client);
        ctx.addEndHandler(ended -> {
            Operation operation = ContractBinding.of(ctx);
            write(
                    ctx.request(),
                    RequestIdHandler.requestId(ctx),
                    client,
                    RequestFacts.user(ctx),
                    operation == null ? null : operation.getOperationId(),
                    // 499, as nginx has it: the client was gone before there was an answer.
                    ended.failed() && !ctx.response().ended() && !RequestFacts.isAnswered(ctx)
                            ? 499
                            : ctx.response().getStatusCode(),
                    startNanos);
        });
        ctx.next();
    }

    /** Logs a request that could not even be read. */
    void logUnreadable(HttpServerRequest request, String requestId, int status, long startNanos) {
        write(request, requestId, proxies.clientOf(request), null, null, status, startNanos);
    }

    private static void write(
            HttpServerRequest request,
            String requestId,
            String client,
            @Nullable UUID userId,
            @Nullable String operation,
            int status,
            long startNanos) {
        ACCESS.info(
                "access",
                kv("requestId", requestId),
                kv("client", client),
                kv("method", request.method().name()),
                kv("path", LoggedPath.of(request.path())),
                kv("operation", operation),
                kv("userId", userId == null ? null : userId.toString()),
                kv("status", status),
                kv("bytes", request.response().bytesWritten()),
                kv("durationMs", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos) / 1_000.0),
                kv("userAgent", shorten(request.getHeader("User-Agent"))));
    }

    private static @Nullable String shorten(@Nullable String text) {
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
