package io.quittance.load.run;

import java.util.List;
import java.util.Locale;

/**
 * Whether the heap grew over a run.
 *
 * @param firstMb median of the first quarter's samples
 * @param lastMb median of the last quarter's
 * @param mbPerThousand slope of the line through all samples, for a thousand documents
 */
record HeapTrend(int samples, double firstMb, double lastMb, double mbPerThousand) {

    private static final int ENOUGH = 8;

    /** What is being rendered at the moment of a sample counts too, and is not the same each time. */
    private static final double NOISE_MB = 4;

    /** @param documents made between the first and the last sample, at an even pace */
    static HeapTrend of(List<HeapWatch.Sample> samples, long documents) {
        if (samples.size() < ENOUGH) {
            return new HeapTrend(samples.size(), 0, 0, 0);
        }
        int quarter = samples.size() / 4;
        long start = samples.getFirst().millis();
        double perMilli = slope(samples, start);
        double perDocument = perMilli * (samples.getLast().millis() - start) / documents;
        return new HeapTrend(
                samples.size(),
                median(samples.subList(0, quarter)),
                median(samples.subList(samples.size() - quarter, samples.size())),
                1_000 * perDocument);
    }

    boolean isFlat() {
        return samples >= ENOUGH && lastMb <= firstMb + NOISE_MB;
    }

    String inWords() {
        if (samples < ENOUGH) {
            return "heap after GC: only %d samples, %d are needed; a longer soak has them".formatted(samples, ENOUGH);
        }
        return String.format(
                Locale.ROOT,
                "heap after GC: %.1f MB in the first quarter, %.1f MB in the last, %+.2f MB per 1,000 documents (%d samples)",
                firstMb,
                lastMb,
                mbPerThousand,
                samples);
    }

    private static double median(List<HeapWatch.Sample> samples) {
        double[] sorted = samples.stream()
                .mapToDouble(HeapWatch.Sample::megabytes)
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Least squares, in MB per millisecond. */
    private static double slope(List<HeapWatch.Sample> samples, long start) {
        double meanX = samples.stream()
                .mapToDouble(sample -> sample.millis() - start)
                .average()
                .orElseThrow();
        double meanY = samples.stream()
                .mapToDouble(HeapWatch.Sample::megabytes)
                .average()
                .orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (HeapWatch.Sample sample : samples) {
            double x = sample.millis() - start - meanX;
            covariance += x * (sample.megabytes() - meanY);
            variance += x * x;
        }
        return covariance / variance;
    }
}
