package io.quittance.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.load.Storm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StormJudgementTest {

    private static final int FULL_SPEED = 4_000;
    private static final ProcessUse UNKNOWN = new ProcessUse(List.of());

    @Test
    void whatIsAcceptedIsComparedWithFullSpeedBeforeAndAfter() {
        Storm storm = new Storm(Phases.of(0, 4_000, 0, 0), Phases.of(1, 2_700, 6_300, 0), Phases.of(2, 2_000, 0, 0));

        StormJudgement judgement = new StormJudgement(List.of(storm), UNKNOWN, Double.NaN);

        assertThat(judgement.wasBorne()).isTrue();
        assertThat(judgement.acceptedInWords()).endsWith("(actual : 90 %)");
        assertThat(judgement.strengthInWords()).isEqualTo("arrivals were 3.0 times the peak");
        assertThat(judgement.hasRecovered()).isFalse();
        assertThat(judgement.recoveryInWords()).endsWith("(actual : 50 %)");
    }

    @Test
    void oneBadStormOfThreeDoesNotCount() {
        assertThat(accepting(0.95, 0.5, 0.91).wasBorne()).isTrue();
    }

    @Test
    void twoBadStormsOfThreeDo() {
        assertThat(accepting(0.95, 0.89, 0.5).wasBorne()).isFalse();
    }

    @Test
    void threeTimesThePeakMustArriveOrNearlySo() {
        assertThat(stormOf(FULL_SPEED, 6_700).wasStrongEnough()).isFalse();
        assertThat(stormOf(FULL_SPEED, 6_900).wasStrongEnough()).isTrue();
    }

    @Test
    void whatTheGeneratorTakesMoreInAStormIsNotHeldAgainstTheService() {
        // Of two processors it takes a tenth of one at full speed, and a half of one in the storm.
        ProcessUse generator = use(0.1, 0.5, 0.1);

        StormJudgement judgement = new StormJudgement(List.of(storm(0, 0.8)), generator, 2);

        assertThat(judgement.wasBorne()).isTrue();
        assertThat(judgement.acceptedInWords()).endsWith("(actual : 80 %; of what the generator left: 101 %)");
    }

    @Test
    void aGeneratorWithProcessorsOfItsOwnMakesNoDifference() {
        StormJudgement judgement = new StormJudgement(List.of(storm(0, 0.8)), use(0.1, 0.5, 0.1), Double.NaN);

        assertThat(judgement.wasBorne()).isFalse();
    }

    @Test
    void aRefusalCostsWhatTheDocumentsDoNotExplain() {
        // 4,000 documents in 16 s of processor time are 4 ms each; 3,600 of them leave 1.6 of 16 s to 8,000 refusals.
        StormJudgement judgement = new StormJudgement(
                List.of(new Storm(Phases.of(0, 4_000, 0, 0), Phases.of(1, 3_600, 8_000, 0), Phases.of(2, 4_000, 0, 0))),
                UNKNOWN,
                Double.NaN);

        assertThat(judgement.refusalCostInWords(use(1.6, 1.6, 1.6))).isEqualTo("a refusal cost about 0.20 CPU-ms");
    }

    private static StormJudgement accepting(double... shares) {
        return new StormJudgement(
                IntStream.range(0, shares.length)
                        .mapToObj(number -> storm(3 * number, shares[number]))
                        .toList(),
                UNKNOWN,
                Double.NaN);
    }

    private static StormJudgement stormOf(int accepted, int refused) {
        Storm storm = new Storm(
                Phases.of(0, FULL_SPEED, 0, 0), Phases.of(1, accepted, refused, 0), Phases.of(2, FULL_SPEED, 0, 0));
        return new StormJudgement(List.of(storm), UNKNOWN, Double.NaN);
    }

    private static Storm storm(int number, double share) {
        long accepted = Math.round(share * FULL_SPEED);
        return new Storm(
                Phases.of(number, FULL_SPEED, 0, 0),
                Phases.of(number + 1, accepted, 3 * FULL_SPEED - accepted, 0),
                Phases.of(number + 2, FULL_SPEED, 0, 0));
    }

    /** Of a process that took so much of a processor in each phase. */
    private static ProcessUse use(double... processors) {
        List<ProcessUse.Sample> samples = new ArrayList<>();
        double cpuMillis = 0;
        for (int phase = 0; phase < processors.length; phase++) {
            for (long second = 1_000; second < Phases.MILLIS; second += 1_000) {
                cpuMillis += 1_000 * processors[phase];
                samples.add(new ProcessUse.Sample(phase * Phases.MILLIS + second, 300, Math.round(cpuMillis)));
            }
        }
        return new ProcessUse(samples);
    }
}
