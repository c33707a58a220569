package io.quittance.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessUseTest {

    private final ProcessUse use = new ProcessUse(List.of(
            new ProcessUse.Sample(1_000, 300, 500),
            new ProcessUse.Sample(2_000, 340, 1_300),
            new ProcessUse.Sample(3_000, 320, 2_100),
            new ProcessUse.Sample(4_000, 310, 9_000)));

    @Test
    void processorTimeIsThatOfTheSamplesWithinStretchedToTheEdges() {
        assertThat(use.cpuMillisBetween(500, 3_500)).isEqualTo(1.5 * 1_600);
    }

    @Test
    void ofATimeWithoutTwoSamplesNothingIsKnown() {
        assertThat(use.cpuMillisBetween(2_500, 3_500)).isNaN();
    }

    @Test
    void theMostMemoryCountsWheneverItWas() {
        assertThat(use.maxResidentMb()).isEqualTo(340);
        assertThat(new ProcessUse(List.of()).maxResidentMb()).isZero();
    }
}
