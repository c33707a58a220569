package io.quittance.outbox;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait after each failure.
 *
 * @param rungs after the first failures; from then on the delay doubles
 * @param most no delay is longer, but for the jitter
 */
record Ladder(List<Duration> rungs, Duration most, RandomGenerator random) {

    /** By how much a delay varies at most, so that what failed together is not tried together. */
    private static final double JITTER = 0.2;

    private static final int MOST_DOUBLINGS = 30;

    static Ladder usual(RandomGenerator random) {
        return new Ladder(
                List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(45), Duration.ofMinutes(2)),
                Duration.ofHours(1),
                random);
    }

    /** @param failures how many there were, at least one */
    Duration after(int failures) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(exact(failures).toMillis() * factor));
    }

    private Duration exact(int failures) {
        if (failures <= rungs.size()) {
            return rungs.get(failures - 1);
        }
        Duration delay = rungs.getLast().multipliedBy(1L << Math.min(failures - rungs.size(), MOST_DOUBLINGS));
        return delay.compareTo(most) > 0 ? most : delay;
    }
}
