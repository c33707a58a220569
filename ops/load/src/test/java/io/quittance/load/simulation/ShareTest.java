package io.quittance.load.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void thoseAdmittedAreSpreadEvenly() {
        assertThat(firstEight(new Share(() -> 0.25)))
                .containsExactly(false, false, false, true, false, false, false, true);
    }

    @Test
    void aShareThatIsNoFractionIsKeptOverTime() {
        Share share = new Share(() -> 0.61);

        assertThat(IntStream.range(0, 10_000)
                        .filter(arrival -> share.admitsNext())
                        .count())
                .isBetween(6_099L, 6_100L);
    }

    @Test
    void moreThanAllAreAll() {
        assertThat(firstEight(new Share(() -> 3.0))).containsOnly(true);
    }

    @Test
    void theShareIsAskedForOnceWhenTheFirstOneArrives() {
        AtomicInteger asked = new AtomicInteger();
        Share share = new Share(() -> {
            asked.incrementAndGet();
            return 0.5;
        });
        assertThat(asked).hasValue(0);

        assertThat(firstEight(share)).containsExactly(false, true, false, true, false, true, false, true);

        assertThat(asked).hasValue(1);
    }

    private static List<Boolean> firstEight(Share share) {
        return IntStream.range(0, 8).mapToObj(arrival -> share.admitsNext()).toList();
    }
}
