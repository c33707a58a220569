package io.quittance.greeting;

import io.quittance.outbox.Channel;
import io.quittance.outbox.Delivery;
import io.quittance.outbox.Outcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says it where a test can hear it. */
final class GreetingChannel implements Channel {

    static final String NAME = "greeting";

    private final List<String> greeted = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<Outcome> deliver(Delivery delivery) {
        greeted.add(delivery.payload());
        return Future.succeededFuture(new Outcome.Done(""));
    }

    List<String> greeted() {
        return greeted;
    }
}
