package io.quittance.load.run;

import io.quittance.load.Measurements;
import io.quittance.load.Outcome;
import java.util.Locale;

/**
 * What overload came to beside the peak, which is the higher of two: what the service did at full speed right before the
 * storm and right after it. Right before and after, because the speed of a machine that is shared with others drifts; the
 * higher, because a service that was not yet warm would make the overload look mild and well borne.
 */
record StormJudgement(double peak, Measurements.Phase storm, Measurements.Phase calm) {

    private static final double SHARE_OF_PEAK = 0.9;
    private static final double TIMES = 3;

    static StormJudgement of(Measurements measurements) {
        Measurements.Phase before = measurements.phases().get("warm-up");
        Measurements.Phase calm = measurements.phases().get("recovery");
        return new StormJudgement(
                Math.max(before.documentsPerSecond(), calm.documentsPerSecond()),
                measurements.phases().get(""),
                calm);
    }

    boolean wasStrongEnough() {
        return arrivalsPerSecond() >= SHARE_OF_PEAK * TIMES * peak;
    }

    String strengthInWords() {
        return String.format(
                Locale.ROOT, "arrivals were %.1f times the peak of %.0f documents/s", arrivalsPerSecond() / peak, peak);
    }

    boolean wasBorne() {
        return storm.documentsPerSecond() >= SHARE_OF_PEAK * peak;
    }

    String acceptedInWords() {
        return String.format(
                Locale.ROOT,
                "accepted are at least %.0f %% of the peak (actual : %.0f %%)",
                100 * SHARE_OF_PEAK,
                100 * storm.documentsPerSecond() / peak);
    }

    /** What the service spends on a refusal: its processor time in the storm, less that of the documents. */
    String refusalCostInWords(ProcessWatch backend) {
        double perDocument = cpu(backend, calm) / calm.of(Outcome.CREATED).count();
        double onRefusals =
                cpu(backend, storm) - perDocument * storm.of(Outcome.CREATED).count();
        return String.format(
                Locale.ROOT,
                "a refusal cost about %.2f CPU-ms, a document %.2f",
                onRefusals / storm.of(Outcome.REFUSED).count(),
                perDocument);
    }

    private double arrivalsPerSecond() {
        long arrivals =
                storm.of(Outcome.CREATED).count() + storm.of(Outcome.REFUSED).count();
        return arrivals / storm.seconds();
    }

    private static double cpu(ProcessWatch watch, Measurements.Phase phase) {
        return watch.cpuMillisBetween(phase.startMillis(), phase.endMillis());
    }
}
