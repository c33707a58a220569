package io.quittance.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** {@code GET /ping}. */
public final class PingRoutes {

    private final String version;
    private final Clock clock;

    public PingRoutes(String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    private record Pong(String message, String version, String time) {}

    public void bind(ContractBinding routes) {
        routes.bind("ping", this::pong);
    }

    private Future<Answer> pong(RoutingContext ctx) {
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        return Future.succeededFuture(Answer.ok(new Pong("pong", version, time)));
    }
}
