package io.quittance.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeapTrendTest {

    @Test
    void aHeapThatOnlyBreathesIsFlat() {
        HeapTrend trend = trend(20, second -> 27 + second % 2);

        assertThat(trend.isFlat()).isTrue();
        assertThat(trend.mbPerThousand()).isBetween(-0.1, 0.1);
    }

    @Test
    void aHeapThatGrowsIsNot() {
        HeapTrend trend = trend(20, second -> 27 + 0.5 * second);

        assertThat(trend.isFlat()).isFalse();
        assertThat(trend.inWords())
                .isEqualTo(
                        "heap after GC: 28.0 MB in the first quarter, 35.5 MB in the last, +5.00 MB per 1,000 documents"
                                + " (20 samples)");
    }

    @Test
    void oneSampleOfABusyMomentDecidesNothing() {
        assertThat(trend(20, second -> second == 19 ? 90 : 27).isFlat()).isTrue();
    }

    @Test
    void ofTooFewSamplesNothingIsClaimed() {
        HeapTrend trend = trend(7, second -> 27);

        assertThat(trend.isFlat()).isFalse();
        assertThat(trend.inWords()).contains("only 7 samples, 8 are needed");
    }

    /** Sampled each second, while 100 documents a second were made. */
    private static HeapTrend trend(int samples, IntToDoubleFunction megabytes) {
        List<HeapWatch.Sample> heap = IntStream.range(0, samples)
                .mapToObj(second -> new HeapWatch.Sample(1_000L * second, megabytes.applyAsDouble(second)))
                .toList();
        return HeapTrend.of(heap, 100L * (samples - 1));
    }
}
