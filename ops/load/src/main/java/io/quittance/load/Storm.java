package io.quittance.load;

/**
 * One storm of an overload, with full speed right before and right after it.
 *
 * @param before at full speed, whatever had been before that for two seconds
 * @param after at full speed again, two seconds after the storm
 */
public record Storm(Measurements.Phase before, Measurements.Phase storm, Measurements.Phase after) {

    /** How many there are in a run. */
    public static final int COUNT = 3;

    /** How many times the peak arrive. */
    public static final int TIMES = 3;

    /** @param number of the storm, from 1 on */
    public static String phase(int number) {
        return "storm " + number;
    }

    /** The name of the phase at full speed that follows so many storms. */
    public static String fullSpeedAfter(int storms) {
        return "full speed " + storms;
    }

    /** @param number from 1 on */
    public static Storm of(Measurements measurements, int number) {
        return new Storm(
                measurements.phases().get(fullSpeedAfter(number - 1)),
                measurements.phases().get(phase(number)),
                measurements.phases().get(fullSpeedAfter(number)));
    }

    /** Documents a second at full speed around it. */
    public double fullSpeed() {
        return (before.documentsPerSecond() + after.documentsPerSecond()) / 2;
    }

    public double arrivalsPerSecond() {
        return (storm.of(Outcome.CREATED).count() + storm.of(Outcome.REFUSED).count()) / storm.seconds();
    }
}
