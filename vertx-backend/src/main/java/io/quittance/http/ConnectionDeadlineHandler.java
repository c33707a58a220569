package io.quittance.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections on which no whole request head arrives in time.
 *
 * <p>The server's idle timeout is satisfied by one byte now and then; this is not. A connection that has just been
 * opened, or on HTTP/1 that has been answered, must come up with a request before its deadline.
 */
final class ConnectionDeadlineHandler implements PlatformHandler {

    private final Vertx vertx;
    private final long deadlineMillis;
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    ConnectionDeadlineHandler(Vertx vertx, Duration deadline) {
        this.vertx = vertx;
        this.deadlineMillis = deadline.toMillis();
    }

    void opened(HttpConnection connection) {
        start(connection);
        connection.closeHandler(closed -> stop(connection));
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpConnection connection = ctx.request().connection();
        stop(connection);
        if (ctx.request().version() != HttpVersion.HTTP_2) {
            ctx.addEndHandler(ended -> start(connection));
        }
        ctx.next();
    }

    private void start(HttpConnection connection) {
        long timer = vertx.setTimer(deadlineMillis, late -> {
            timers.remove(connection);
            connection.close();
        });
        Long earlier = timers.put(connection, timer);
        if (earlier != null) {
            vertx.cancelTimer(earlier);
        }
    }

    private void stop(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
