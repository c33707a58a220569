package io.quittance.http.body;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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

    private final AtomicInteger atOnce = new AtomicInteger();

    /** Sends the whole answer, whose head is set, then drops what is left of the request's body. */
    public void answer(Vertx vertx, HttpServerRequest request, Buffer answer) {
        boolean isKept = request.version() == HttpVersion.HTTP_2 || isShort(request);
        boolean isWanted = request.getHeader(HttpHeaders.EXPECT) == null && atOnce.incrementAndGet() <= MAX_AT_ONCE;
        HttpServerResponse response = request.response();
        if (!isWanted) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(answer)
                    .onComplete(sent -> request.connection().close());
            return;
        }
        Future<Void> sent;
        if (isKept) {
            sent = response.end(answer);
        } else {
            // Not ended yet: a connection that the client wants closed is closed at the end of its response.
            sent = response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.length()))
                    .write(answer);
        }
        sent.onSuccess(done -> new Dropping(vertx, request, isKept).start())
                .onFailure(gone -> atOnce.decrementAndGet());
    }

    private static boolean isShort(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.length() < Integer.toString(SHORT_BYTES).length();
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
            atOnce.decrementAndGet();
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
