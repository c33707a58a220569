package io.quittance.load.run;

import io.quittance.load.Measurements.Phase;
import io.quittance.load.Measurements.Times;
import io.quittance.load.Outcome;
import java.util.Map;

/** Phases of ten seconds, as a load generator measures them. */
final class Phases {

    static final long MILLIS = 10_000;

    private Phases() {}

    /** @param number of the phase, from 0 on: when it ran */
    static Phase of(int number, long created, long refused, long failed) {
        return new Phase(
                number * MILLIS,
                (number + 1) * MILLIS,
                Map.of(
                        Outcome.CREATED, times(created),
                        Outcome.REFUSED, times(refused),
                        Outcome.FAILED, times(failed)));
    }

    private static Times times(long count) {
        return new Times(count, 10, 20, 30, 40);
    }
}
