package io.quittance.load.simulation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How late this process is: a thread asks to be woken every ten milliseconds and notes by how much it overslept.
 *
 * <p>Where the generator shares processors with the service, or collects garbage, arrivals come late by that much and
 * answers are noticed late by that much. Figures that are not well above it say nothing about the service.
 */
final class GeneratorLag {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int MAX_MILLIS = 10_000;

    private final AtomicIntegerArray byMillisecond = new AtomicIntegerArray(MAX_MILLIS + 1);
    private long due = System.nanoTime() + PERIOD_NANOS;

    static GeneratorLag watch() {
        GeneratorLag lag = new GeneratorLag();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("lag").factory());
        clock.scheduleAtFixedRate(lag::wake, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS);
        return lag;
    }

    /** After a long sleep the missed wakings follow at once, each of them late: all the arrivals of that time were. */
    private void wake() {
        long late = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due);
        due += PERIOD_NANOS;
        byMillisecond.incrementAndGet(Math.clamp(late, 0, MAX_MILLIS));
    }

    long p99Millis() {
        long wakings = 0;
        for (int millis = 0; millis <= MAX_MILLIS; millis++) {
            wakings += byMillisecond.get(millis);
        }
        long late = wakings / 100;
        int millis = MAX_MILLIS;
        while (millis > 0 && (late -= byMillisecond.get(millis)) >= 0) {
            millis--;
        }
        return millis;
    }
}
