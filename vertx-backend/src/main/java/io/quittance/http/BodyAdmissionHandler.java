package io.quittance.http;

import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides whether a request's body may be received at all.
 *
 * <p>A body holds memory from its first byte to the end of its request, so the sum of all of them is bounded; what does
 * not fit is told at once to come again. A body that drips in for longer than the time allowed is cut off.
 */
final class BodyAdmissionHandler implements PlatformHandler {

    private final Vertx vertx;
    private final int maxBodyBytes;
    private final long maxBytesInFlight;
    private final Duration timeout;
    private final AtomicLong bytesInFlight = new AtomicLong();

    BodyAdmissionHandler(Vertx vertx, int maxBodyBytes, long maxBytesInFlight, Duration timeout) {
        this.vertx = vertx;
        this.maxBodyBytes = maxBodyBytes;
        this.maxBytesInFlight = maxBytesInFlight;
        this.timeout = timeout;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        long bytes = announcedBytes(request);
        if (bytes == 0) {
            ctx.next();
            return;
        }
        if (bytes > maxBodyBytes) {
            ctx.fail(413);
            return;
        }
        if (bytesInFlight.addAndGet(bytes) > maxBytesInFlight) {
            bytesInFlight.addAndGet(-bytes);
            ctx.fail(new ProblemException(
                    new Problem(503, "overloaded", "Overloaded", "Too much is being received. Try again soon."),
                    Duration.ofSeconds(2),
                    null));
            return;
        }
        long timer = vertx.setTimer(timeout.toMillis(), late -> {
            if (!request.isEnded()) {
                ctx.fail(408);
            }
        });
        ctx.addEndHandler(ended -> {
            vertx.cancelTimer(timer);
            bytesInFlight.addAndGet(-bytes);
        });
        ctx.next();
    }

    /** What the client says it will send; as much as it may, when it does not say. */
    private long announcedBytes(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length != null) {
            try {
                return Long.parseLong(length);
            } catch (NumberFormatException tooLongForALong) {
                return Long.MAX_VALUE;
            }
        }
        boolean mayHaveBody = request.getHeader("Transfer-Encoding") != null
                || (request.version().alpnName().equals("h2")
                        && (HttpMethod.POST.equals(request.method()) || HttpMethod.PUT.equals(request.method())));
        return mayHaveBody ? maxBodyBytes : 0;
    }
}
