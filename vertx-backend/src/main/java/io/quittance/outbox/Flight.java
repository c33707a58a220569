package io.quittance.outbox;

import java.time.Duration;

/** A delivery while this worker has it. For one context. */
final class Flight {

    private final Delivery delivery;
    private final long startedNanos = System.nanoTime();
    private boolean ended;
    private int refusals;

    Flight(Delivery delivery) {
        this.delivery = delivery;
    }

    Delivery delivery() {
        return delivery;
    }

    Claim claim() {
        return delivery.claim();
    }

    Duration lasted() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    boolean hasEnded() {
        return ended;
    }

    /** False when it had ended before. */
    boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** How often the database has refused to write what became of it. */
    int countRefusal() {
        return ++refusals;
    }
}
