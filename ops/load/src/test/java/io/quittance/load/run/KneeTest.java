package io.quittance.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.load.Measurements;
import io.quittance.load.Measurements.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KneeTest {

    @Test
    void theLastStepBeforeARefusalIsSustained() {
        assertThat(knee(Phases.of(0, 1_000, 0, 0), Phases.of(1, 2_000, 0, 0), Phases.of(2, 2_900, 1, 0)))
                .isEqualTo("sustained without a refusal: 200 documents/s (p99 30 ms)");
    }

    @Test
    void aStepAfterItNoLongerCounts() {
        assertThat(knee(Phases.of(0, 1_000, 0, 0), Phases.of(1, 1_990, 0, 1), Phases.of(2, 3_000, 0, 0)))
                .startsWith("sustained without a refusal: 100 documents/s");
    }

    @Test
    void aStepThatIsNotKeptUpWithIsNotSustainedEvenWithoutARefusal() {
        assertThat(knee(Phases.of(0, 1_000, 0, 0), Phases.of(1, 1_950, 0, 0), Phases.of(2, 2_700, 0, 0)))
                .startsWith("sustained without a refusal: 200 documents/s");
    }

    @Test
    void whereTheFirstStepIsTooMuchItSaysSo() {
        assertThat(knee(Phases.of(0, 500, 400, 0), Phases.of(1, 500, 1_500, 0), Phases.of(2, 500, 2_500, 0)))
                .startsWith("sustained without a refusal: less than the first step");
    }

    /** Of steps of 100, 200 and 300 documents a second. */
    private static String knee(Phase first, Phase second, Phase third) {
        Map<String, Phase> phases = new LinkedHashMap<>();
        phases.put("warm-up", Phases.of(0, 9_000, 0, 0));
        phases.put("0100/s", first);
        phases.put("0200/s", second);
        phases.put("0300/s", third);
        return Knee.inWords(new Measurements(phases, 0));
    }
}
