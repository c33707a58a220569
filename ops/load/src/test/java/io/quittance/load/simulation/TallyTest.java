package io.quittance.load.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.load.Measurements.Phase;
import io.quittance.load.Measurements.Times;
import io.quittance.load.Outcome;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void percentilesAreTimesThatOccurred() {
        for (int millis = 1; millis <= 200; millis++) {
            tally.add("", Outcome.CREATED, 5_000, 5_000 + millis);
        }

        assertThat(tally.phases().get("").of(Outcome.CREATED)).isEqualTo(new Times(200, 100, 190, 198, 200));
    }

    @Test
    void outcomesAreCountedApart() {
        tally.add("storm", Outcome.CREATED, 0, 300);
        tally.add("storm", Outcome.REFUSED, 0, 2);
        tally.add("storm", Outcome.REFUSED, 1, 3);

        Phase storm = tally.phases().get("storm");

        assertThat(storm.of(Outcome.CREATED)).isEqualTo(new Times(1, 300, 300, 300, 300));
        assertThat(storm.of(Outcome.REFUSED)).isEqualTo(new Times(2, 2, 2, 2, 2));
        assertThat(storm.of(Outcome.FAILED).count()).isZero();
    }

    @Test
    void aPhaseLastsFromItsFirstRequestToItsLastAnswer() {
        tally.add("", Outcome.CREATED, 2_000, 2_500);
        tally.add("", Outcome.REFUSED, 1_000, 1_001);
        tally.add("", Outcome.CREATED, 1_500, 6_000);

        Phase phase = tally.phases().get("");

        assertThat(phase.seconds()).isEqualTo(5);
        assertThat(phase.documentsPerSecond()).isEqualTo(0.4);
    }

    @Test
    void phasesComeInTheOrderInWhichTheyRan() {
        tally.add("after", Outcome.CREATED, 9_000, 9_001);
        tally.add("before", Outcome.CREATED, 1_000, 1_001);

        assertThat(tally.phases().keySet()).containsExactly("before", "after");
    }

    @Test
    void anAnswerThatTakesForeverCountsAsTheLongestTimeThereIs() {
        tally.add("", Outcome.FAILED, 0, 10_000_000);

        assertThat(tally.phases().get("").of(Outcome.FAILED).max()).isEqualTo(300_000);
    }
}
