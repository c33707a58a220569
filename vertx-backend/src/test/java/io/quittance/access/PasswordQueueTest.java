package io.quittance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.access.PasswordQueue.Turn;
import io.quittance.access.PasswordQueue.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One thread and eight places: two for a network. */
class PasswordQueueTest {

    private final PasswordQueue queue = new PasswordQueue(1, 8);
    private final List<String> started = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void keepTheThreadBusy() {
        assertThat(submit("busy", false, "first")).isTrue();
        assertThat(started).containsExactly("first");
        started.clear();
    }

    @Test
    void aNetworkHasAQuarterOfThePlaces() {
        assertThat(submit("a", false, "a1")).isTrue();
        assertThat(submit("a", false, "a2")).isTrue();
        assertThat(submit("a", false, "a3")).isFalse();

        assertThat(submit("b", false, "b1")).isTrue();
        queue.done();
        assertThat(submit("a", false, "a3")).isTrue();
    }

    @Test
    void networksTakeTurns() {
        submit("a", false, "a1");
        submit("a", false, "a2");
        submit("b", false, "b1");
        submit("b", false, "b2");
        submit("c", false, "c1");

        finish(5);

        assertThat(started).containsExactly("a1", "b1", "c1", "a2", "b2");
    }

    @Test
    void theKnownComeFirstButNotAlways() {
        submit("a", false, "a1");
        submit("b", false, "b1");
        for (int i = 1; i <= 5; i++) {
            submit("k" + i, true, "known" + i);
        }

        finish(7);

        assertThat(started).containsExactly("known1", "known2", "known3", "a1", "known4", "known5", "b1");
    }

    @Test
    void whatWaitsOfTheOthersTakesNoPlaceOfTheKnown() {
        for (String network : List.of("a", "b", "c", "d")) {
            submit(network, false, network + "1");
            submit(network, false, network + "2");
        }

        assertThat(submit("a", true, "known")).isTrue();
        finish(1);

        assertThat(started).containsExactly("known");
        assertThat(refused).isEmpty();
    }

    @Test
    void aNewNetworkTakesThePlaceOfOneThatHasMore() {
        for (String network : List.of("a", "b", "c", "d")) {
            submit(network, false, network + "1");
            submit(network, false, network + "2");
        }

        assertThat(submit("e", false, "e1")).isTrue();

        assertThat(refused).hasSize(1);
        finish(8);
        assertThat(started).hasSize(8).contains("a1", "b1", "c1", "d1", "e1").doesNotContainAnyElementsOf(refused);
    }

    @Test
    void whereAllHaveTheSameANewNetworkIsRefused() {
        for (int i = 0; i < 8; i++) {
            assertThat(submit("n" + i, false, "n" + i)).isTrue();
        }

        assertThat(submit("e", false, "e1")).isFalse();
        assertThat(refused).isEmpty();
    }

    @Test
    void onceAllIsDoneTheThreadIsFreeAgain() {
        submit("a", false, "a1");
        finish(2);

        assertThat(submit("a", false, "a2")).isTrue();
        assertThat(started).containsExactly("a1", "a2");
    }

    private boolean submit(String network, boolean known, String name) {
        return queue.submit(new Turn(network, known), new Work(() -> started.add(name), () -> refused.add(name)));
    }

    private void finish(int times) {
        for (int i = 0; i < times; i++) {
            queue.done();
        }
    }
}
