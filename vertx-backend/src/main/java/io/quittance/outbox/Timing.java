package io.quittance.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How fast the outbox works.
 *
 * @param poll how often each instance looks for what is due; what it adds itself it sees at once
 * @param lease how long what a worker has claimed is its own, unless it says that it goes on. One that is dead or suspended
 *     does not say so, and others claim its deliveries after that
 * @param patience how long a stop waits for what is in flight
 * @param kept how long what is done or cancelled keeps the same key from being added again
 * @param measure how often the queues are counted, for the metrics
 */
record Timing(Duration poll, Duration lease, Duration patience, Duration kept, Duration measure, Ladder ladder) {

    static Timing usual() {
        return new Timing(
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(20),
                Duration.ofDays(30),
                Duration.ofSeconds(15),
                // Asked on whichever thread: a generator of one thread would be shared.
                Ladder.usual(() -> ThreadLocalRandom.current().nextLong()));
    }

    /** How often a worker says that it goes on: one or two may fail. */
    Duration renewal() {
        return lease.dividedBy(4);
    }
}
