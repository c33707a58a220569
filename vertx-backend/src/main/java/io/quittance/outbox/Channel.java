package io.quittance.outbox;

import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One way out of the house, such as mail. It only knows how to deliver; when, how often and by which instance is the
 * outbox's business. What it says of itself is asked again for each claim, so that settings may change meanwhile.
 */
public interface Channel {

    /** Stands in the rows of the database, and in metrics. Never changes. */
    String name();

    /**
     * Tries once. Runs on an event loop, several at a time, and must not block it. A future that fails is as good as
     * {@link Outcome.Later}.
     */
    Future<Outcome> deliver(Delivery delivery);

    /** How many deliveries one instance has in flight at a time. */
    default int places() {
        return 8;
    }

    /** How many deliveries are begun a minute, by all instances together; 0 when there is no limit. */
    default int perMinute() {
        return 0;
    }

    /** What is older and fails again is given up; a person may still retry it. */
    default Duration giveUpAfter() {
        return Duration.ofDays(3);
    }

    /** An attempt that has not ended after this is taken for lost, and made again. */
    default Duration longestAttempt() {
        return Duration.ofMinutes(10);
    }

    /**
     * Whether the channel itself says when an attempt begins, by {@link Delivery#begin}: before that it prepares, and nothing
     * has left the house. Otherwise each attempt begins when it is claimed.
     */
    default boolean preparesFirst() {
        return false;
    }

    /** What the channel keeps of its deliveries in tables of its own; null when it keeps nothing. */
    default @Nullable Note note() {
        return null;
    }
}
