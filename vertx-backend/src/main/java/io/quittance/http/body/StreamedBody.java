package io.quittance.http.body;

import io.quittance.http.HttpProblems;
import io.quittance.problem.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The body of an operation that reads it as it arrives ({@code x-body: {stream: true}}). It is paused until the operation
 * reads it. It may take as long as it likes, but must not stand still; larger than the operation allows it fails with a
 * {@link ProblemException} of status 413, too slow with one of 408.
 */
public final class StreamedBody implements ReadStream<Buffer> {

    private static final String KEY = "streamedBody";

    private final HttpServerRequest request;
    private final int maxBytes;
    private final Pace pace;
    private int bytes;
    private boolean over;
    private @Nullable Handler<Throwable> failed;

    private StreamedBody(RoutingContext ctx, int maxBytes, Duration idle) {
        this.request = ctx.request();
        this.maxBytes = maxBytes;
        this.pace = new Pace(
                ctx.vertx(),
                idle,
                false,
                () -> fail(HttpProblems.REQUEST_TIMEOUT.because("The request took too long to arrive.")));
        pause();
        ctx.addEndHandler(ended -> pace.stop());
    }

    static void bind(RoutingContext ctx, int maxBytes, Duration idle) {
        ctx.put(KEY, new StreamedBody(ctx, maxBytes, idle));
    }

    /** The body of a request; null when it has none. */
    public static @Nullable StreamedBody of(RoutingContext ctx) {
        return ctx.get(KEY);
    }

    @Override
    public StreamedBody handler(@Nullable Handler<Buffer> handler) {
        request.handler(handler == null ? null : arrived -> receive(arrived, handler));
        return this;
    }

    @Override
    public StreamedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public StreamedBody endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(
                handler == null
                        ? null
                        : end -> {
                            pace.stop();
                            if (!over) {
                                handler.handle(null);
                            }
                        });
        return this;
    }

    @Override
    public StreamedBody pause() {
        pace.rest(true);
        request.pause();
        return this;
    }

    @Override
    public StreamedBody resume() {
        pace.rest(false);
        request.resume();
        return this;
    }

    @Override
    public StreamedBody fetch(long amount) {
        pace.rest(false);
        request.fetch(amount);
        return this;
    }

    private void receive(Buffer arrived, Handler<Buffer> handler) {
        if (over) {
            return;
        }
        pace.count(arrived.length());
        bytes += arrived.length();
        if (bytes > maxBytes) {
            fail(HttpProblems.bodyTooLarge(maxBytes));
        } else {
            handler.handle(arrived);
        }
    }

    private void fail(ProblemException problem) {
        over = true;
        pace.stop();
        if (failed != null) {
            failed.handle(problem);
        }
    }
}
