package io.quittance.load.run;

import io.quittance.load.Measurements;
import io.quittance.load.Outcome;
import io.quittance.load.Storm;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What overload came to beside the peak. The speed of a machine that is shared with others drifts by more than what is to
 * be found out, so each storm is compared with full speed right before and right after it, and the median of the storms is
 * what counts.
 *
 * @param processors that the service and the generator share; NaN when each has its own
 */
record StormJudgement(List<Storm> storms, ProcessUse generator, double processors) {

    private static final double SHARE_OF_PEAK = 0.9;

    static StormJudgement of(Generator.Result load, double sharedProcessors) {
        return new StormJudgement(
                IntStream.rangeClosed(1, Storm.COUNT)
                        .mapToObj(number -> Storm.of(load.measurements(), number))
                        .toList(),
                load.use(),
                sharedProcessors);
    }

    boolean wasStrongEnough() {
        return median(StormJudgement::strength) >= SHARE_OF_PEAK * Storm.TIMES;
    }

    String strengthInWords() {
        return "arrivals were %s times the peak".formatted(each("%.1f", 1, StormJudgement::strength));
    }

    boolean wasBorne() {
        return median(this::acceptedOfLeft) >= SHARE_OF_PEAK;
    }

    /** Where they share processors, also beside what the generator left: it works harder in a storm, elsewhere in life. */
    String acceptedInWords() {
        return "accepted are at least %.0f %% of the peak (actual : %s %%%s)"
                .formatted(
                        100 * SHARE_OF_PEAK,
                        each("%.0f", 100, StormJudgement::accepted),
                        Double.isNaN(processors)
                                ? ""
                                : "; of what the generator left: " + each("%.0f", 100, this::acceptedOfLeft) + " %");
    }

    boolean hasRecovered() {
        return median(StormJudgement::recovered) >= SHARE_OF_PEAK;
    }

    String recoveryInWords() {
        return "two seconds later it makes at least %.0f %% of what it made before (actual : %s %%)"
                .formatted(100 * SHARE_OF_PEAK, each("%.0f", 100, StormJudgement::recovered));
    }

    /** What the service spends on a refusal: its processor time in the storms, less that of the documents. */
    String refusalCostInWords(ProcessUse backend) {
        return "a refusal cost about %s CPU-ms".formatted(each("%.2f", 1, storm -> refusalCost(backend, storm)));
    }

    private static double refusalCost(ProcessUse backend, Storm storm) {
        Measurements.Phase under = storm.storm();
        double perDocument = (perDocument(backend, storm.before()) + perDocument(backend, storm.after())) / 2;
        double onDocuments = perDocument * under.of(Outcome.CREATED).count();
        return (cpu(backend, under) - onDocuments) / under.of(Outcome.REFUSED).count();
    }

    private static double strength(Storm storm) {
        return storm.arrivalsPerSecond() / storm.fullSpeed();
    }

    private static double accepted(Storm storm) {
        return storm.storm().documentsPerSecond() / storm.fullSpeed();
    }

    private static double recovered(Storm storm) {
        return storm.after().documentsPerSecond() / storm.before().documentsPerSecond();
    }

    private double acceptedOfLeft(Storm storm) {
        if (Double.isNaN(processors)) {
            return accepted(storm);
        }
        double before = storm.before().documentsPerSecond() / left(storm.before());
        double after = storm.after().documentsPerSecond() / left(storm.after());
        return storm.storm().documentsPerSecond() / left(storm.storm()) / ((before + after) / 2);
    }

    /** Processors that the generator did not use. */
    private double left(Measurements.Phase phase) {
        return processors - cpu(generator, phase) / 1_000 / phase.seconds();
    }

    private static double perDocument(ProcessUse use, Measurements.Phase phase) {
        return cpu(use, phase) / phase.of(Outcome.CREATED).count();
    }

    private static double cpu(ProcessUse use, Measurements.Phase phase) {
        return use.cpuMillisBetween(phase.startMillis(), phase.endMillis());
    }

    private double median(ToDoubleFunction<Storm> figure) {
        return storms.stream().mapToDouble(figure).sorted().toArray()[storms.size() / 2];
    }

    private String each(String format, double factor, ToDoubleFunction<Storm> figure) {
        return String.join(
                ", ",
                storms.stream()
                        .map(storm -> String.format(Locale.ROOT, format, factor * figure.applyAsDouble(storm)))
                        .toList());
    }
}
