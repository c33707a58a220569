package io.quittance.http.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections on which no whole request head arrives in time.
 *
 * <p>The server's idle timeout is satisfied by one byte now and then; this is not. A connection without a request under way,
 * because it has just been opened or because all of its requests were answered, must come up with one before its deadline.
 */
final class ConnectionDeadlineHandler implements PlatformHandler {

    private final Vertx vertx;
    private final long deadlineMillis;
    private final Map<HttpConnection, Deadline> deadlines = new ConcurrentHashMap<>();

    ConnectionDeadlineHandler(Vertx vertx, Duration deadline) {
        this.vertx = vertx;
        this.deadlineMillis = deadline.toMillis();
    }

    void opened(HttpConnection connection) {
        Deadline deadline = new Deadline(connection);
        deadlines.put(connection, deadline);
        deadline.start();
        connection.closeHandler(closed -> {
            deadlines.remove(connection);
            deadline.cancel();
        });
    }

    @Override
    public void handle(RoutingContext ctx) {
        Deadline deadline = deadlines.get(ctx.request().connection());
        if (deadline != null) {
            deadline.requestBegins();
            ctx.addEndHandler(ended -> deadline.requestEnds());
        }
        ctx.next();
    }

    /** That of one connection; used on its event loop only. */
    private final class Deadline {

        private final HttpConnection connection;
        private int requests;
        private long timer;

        Deadline(HttpConnection connection) {
            this.connection = connection;
        }

        void start() {
            timer = vertx.setTimer(deadlineMillis, late -> connection.close());
        }

        void cancel() {
            vertx.cancelTimer(timer);
        }

        void requestBegins() {
            requests++;
            cancel();
        }

        /** Of several that were sent at once, over either HTTP, the last one starts it. */
        void requestEnds() {
            requests--;
            if (requests == 0 && deadlines.containsKey(connection)) {
                start();
            }
        }
    }
}
