package io.quittance.http.body;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Answers requests whose bodies have not been read to the end. Closing at once would make most clients, which send first
 * and read then, lose the answer; so what they still send is read and dropped for a while.
 */
public final class UnreadBody {

    /** Below this a body has mostly arrived with its head, and its connection is kept. */
    private static final int SHORT_BYTES = 100_000;

    private static final int MAX_DROPPED_BYTES = 16 << 20;
    private static final int MAX_WAIT_SECONDS = 5;
    private static final int MAX_AT_ONCE = 64;
    private static final String BROKEN = "bodyBroken";

    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    /** Makes the request one whose body broke off: nothing more of it can be read. */
    static void markBroken(RoutingContext ctx) {
        ctx.put(BROKEN, true);
    }

    /** Sends the whole answer, whose head is set, then drops what is left of the request's body. */
    public void answer(RoutingContext ctx, Buffer answer) {
        HttpServerRequest request = ctx.request();
        boolean isExpected = ctx.get(BROKEN) == null && request.getHeader(HttpHeaders.EXPECT) == null;
        if (!isExpected || !places.tryAcquire()) {
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(answer);
            // Closing sends what is written. Where the body broke off, the server would close without that.
            request.connection().close();
            return;
        }
        boolean isKept = request.version() == HttpVersion.HTTP_2 || isShort(request);
        (isKept ? request.response().end(answer) : send(request.response(), answer))
                .onSuccess(sent -> new Dropping(ctx.vertx(), request, isKept).start())
                .onFailure(gone -> places.release());
    }

    /**
     * Sends the whole answer to a request that could not be read, and closes its connection. Where the request announced a
     * long body, what comes of that is dropped for a while first, by the decoder that gave up.
     */
    public Future<Void> answerUnreadable(Vertx vertx, HttpServerRequest request, Buffer answer) {
        HttpConnection connection = request.connection();
        boolean hasLongBody = request.getHeader(HttpHeaders.CONTENT_LENGTH) != null
                && !isShort(request)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (!hasLongBody || !places.tryAcquire()) {
            return request.response().end(answer).onComplete(sent -> connection.close());
        }
        vertx.setTimer(TimeUnit.SECONDS.toMillis(MAX_WAIT_SECONDS), over -> {
            places.release();
            connection.close();
        });
        return send(request.response(), answer);
    }

    /** Does not end the response: a connection that is to be closed is closed with the end of its response. */
    private static Future<Void> send(HttpServerResponse response, Buffer answer) {
        return response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.length()))
                .write(answer);
    }

    private static boolean isShort(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                : length.length() < Integer.toString(SHORT_BYTES).length();
    }

    private final class Dropping {

        private final Vertx vertx;
        private final HttpServerRequest request;
        private final HttpConnection connection;
        private final boolean isKept;
        private long timer;
        private long dropped;
        private boolean over;

        Dropping(Vertx vertx, HttpServerRequest request, boolean isKept) {
            this.vertx = vertx;
            this.request = request;
            this.connection = request.connection();
            this.isKept = isKept;
        }

        void start() {
            if (request.isEnded()) {
                end(isKept);
                return;
            }
            timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(MAX_WAIT_SECONDS), late -> end(false));
            request.exceptionHandler(gone -> end(false))
                    .handler(this::drop)
                    .endHandler(all -> end(isKept))
                    .resume();
        }

        private void drop(Buffer arrived) {
            dropped += arrived.length();
            if (dropped > MAX_DROPPED_BYTES) {
                end(false);
            }
        }

        private void end(boolean isUsable) {
            if (over) {
                return;
            }
            over = true;
            vertx.cancelTimer(timer);
            places.release();
            if (!request.response().ended()) {
                request.response().end();
            }
            if (isUsable) {
                return;
            }
            if (request.version() == HttpVersion.HTTP_2) {
                // Only this stream: others on the connection go on.
                request.response().reset(0);
            } else {
                connection.close();
            }
        }
    }
}
