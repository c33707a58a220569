package io.quittance.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

    /** In the middle of what the jitter allows. */
    private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

    @ParameterizedTest
    @CsvSource({
        "1, PT5S",
        "2, PT15S",
        "3, PT45S",
        "4, PT2M",
        "5, PT4M",
        "6, PT8M",
        "7, PT16M",
        "8, PT32M",
        "9, PT1H",
        "10, PT1H",
        "100, PT1H",
        "2000000000, PT1H"
    })
    void delaysGrowToAnHour(int failures, Duration delay) {
        assertThat(Ladder.usual(MIDDLE).after(failures)).isEqualTo(delay);
    }

    @Test
    void delaysVaryByAFifth() {
        Ladder ladder = Ladder.usual(new Random(1));
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> ladder.after(4).toMillis())
                        .toList())
                .allSatisfy(millis -> assertThat(millis).isBetween(96_000L, 144_000L))
                .anySatisfy(millis -> assertThat(millis).isLessThan(100_000L))
                .anySatisfy(millis -> assertThat(millis).isGreaterThan(140_000L));
    }
}
