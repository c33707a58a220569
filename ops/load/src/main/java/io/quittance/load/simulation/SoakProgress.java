package io.quittance.load.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** How far a soak is: by documents, or by time when it has a length. */
final class SoakProgress {

    private final long documents;
    private final Optional<Duration> length;
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong startNanos = new AtomicLong();

    SoakProgress(long documents, Optional<Duration> length) {
        this.documents = documents;
        this.length = length;
    }

    /** Whether there is another document to make; counts it. The first call starts the clock. */
    boolean mayStartAnother() {
        startNanos.compareAndSet(0, System.nanoTime());
        long before = started.getAndIncrement();
        return length.isPresent() ? share() < 1 : before < documents;
    }

    /** From 0 to 1. */
    double share() {
        double share = length.isPresent()
                ? (System.nanoTime() - startNanos.get()) / (double) length.get().toNanos()
                : started.get() / (double) documents;
        return Math.min(1, share);
    }
}
