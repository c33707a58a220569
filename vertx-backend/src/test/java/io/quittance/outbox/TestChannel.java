package io.quittance.outbox;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A channel that does as the test says. */
final class TestChannel implements Channel {

    final List<Delivery> seen = new CopyOnWriteArrayList<>();
    volatile Function<Delivery, Future<Outcome>> answer =
            delivery -> Future.succeededFuture(new Outcome.Done("250 ok"));
    volatile @Nullable Note note;
    int places = 8;
    int perMinute;
    boolean preparesFirst;
    Duration giveUpAfter = Duration.ofDays(3);
    volatile Duration longestAttempt = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Future<Outcome> deliver(Delivery delivery) {
        seen.add(delivery);
        return answer.apply(delivery);
    }

    @Override
    public int places() {
        return places;
    }

    @Override
    public int perMinute() {
        return perMinute;
    }

    @Override
    public boolean preparesFirst() {
        return preparesFirst;
    }

    @Override
    public Duration giveUpAfter() {
        return giveUpAfter;
    }

    @Override
    public Duration longestAttempt() {
        return longestAttempt;
    }

    @Override
    public @Nullable Note note() {
        return note;
    }

    /** The keys, in the order in which they came. */
    List<String> keys() {
        return seen.stream().map(Delivery::key).toList();
    }
}
