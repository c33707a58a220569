package io.quittance.http.body;

import io.quittance.http.HttpProblems;
import io.quittance.problem.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One body on its way into memory. */
final class BodyGathering {

    private static final int FIRST_BYTES = 65_536;

    private final RoutingContext ctx;
    private final HttpServerRequest request;
    private final int maxBytes;
    private final String network;
    private final BodiesInFlight inFlight;
    private @Nullable Buffer body;
    private int charged;
    private boolean refused;

    BodyGathering(RoutingContext ctx, int maxBytes, String network, BodiesInFlight inFlight) {
        this.ctx = ctx;
        this.request = ctx.request();
        this.maxBytes = maxBytes;
        this.network = network;
        this.inFlight = inFlight;
    }

    /** @param announced in bytes; negative when the client does not say */
    void start(long announced, Duration deadline) {
        Pace pace = new Pace(ctx.vertx(), deadline, this::tooSlow);
        // What is held is held until the request is over, but for what is refused: that is let go of at once.
        ctx.addEndHandler(ended -> {
            pace.stop();
            letGo();
        });
        request.exceptionHandler(broken -> {
                    UnreadBody.markBroken(ctx);
                    fail(400, broken);
                })
                .handler(arrived -> {
                    pace.count(arrived.length());
                    append(arrived, announced);
                })
                .endHandler(end -> {
                    pace.stop();
                    complete();
                })
                .resume();
    }

    private void append(Buffer arrived, long announced) {
        if (refused) {
            return;
        }
        if (charged + arrived.length() > maxBytes) {
            fail(413, HttpProblems.bodyTooLarge(maxBytes));
        } else if (!inFlight.charge(network, arrived.length())) {
            refused = true;
            letGo();
            ctx.fail(Kind.OVERLOADED
                    .because("Too much is being received. Try again soon.")
                    .retryAfter(Duration.ofSeconds(2)));
        } else {
            charged += arrived.length();
            Buffer gathered = body == null
                    ? Buffer.buffer(Math.clamp(announced, arrived.length(), FIRST_BYTES + arrived.length()))
                    : body;
            body = gathered.appendBuffer(arrived);
        }
    }

    private void complete() {
        if (refused) {
            return;
        }
        ((RoutingContextInternal) ctx).setBody(body);
        body = null;
        ctx.next();
    }

    private void tooSlow() {
        if (!request.isEnded()) {
            fail(408, null);
        }
    }

    private void fail(int status, @Nullable Throwable cause) {
        if (refused || ctx.failed()) {
            return;
        }
        refused = true;
        letGo();
        ctx.fail(status, cause);
    }

    private void letGo() {
        body = null;
        inFlight.free(network, charged);
        charged = 0;
    }
}
