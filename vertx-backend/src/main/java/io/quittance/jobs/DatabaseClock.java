package io.quittance.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The database's clock as of when it was last asked, and what has passed since. Instances whose own clocks differ by more
 * than a lease would take each other for dead.
 */
final class DatabaseClock implements Clock {

    private record Reading(Instant time, long nanos) {}

    private volatile Reading reading = new Reading(Instant.EPOCH, System.nanoTime());

    void set(Instant time) {
        reading = new Reading(time, System.nanoTime());
    }

    @Override
    public Instant now() {
        Reading last = reading;
        return last.time().plus(Duration.ofNanos(System.nanoTime() - last.nanos()));
    }
}
