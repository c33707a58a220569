package io.quittance.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final int MEBIBYTE = 1 << 20;

    private final MemoryBudget memory = new MemoryBudget(10 * MEBIBYTE);

    @Test
    void givesWhatThereIsAndNoMore() {
        MemoryBudget.Permit most = memory.take(9 * MEBIBYTE);

        assertRefused(2 * MEBIBYTE);
        memory.take(MEBIBYTE).close();
        most.close();
        memory.take(10 * MEBIBYTE).close();
    }

    @Test
    void worksOnNothingAlways() {
        memory.take(10 * MEBIBYTE);

        memory.take(0).close();
    }

    @Test
    void letsWorkThatWantsMoreThanThereIsBeAlone() {
        MemoryBudget.Permit all = memory.take(Long.MAX_VALUE);

        assertRefused(1);
        all.close();
        memory.take(10 * MEBIBYTE).close();
    }

    @Test
    void takesAPermitBackOnce() {
        MemoryBudget.Permit permit = memory.take(5 * MEBIBYTE);
        permit.close();
        permit.close();

        memory.take(10 * MEBIBYTE);
        assertRefused(1);
    }

    @Test
    void waitsOnAWorkerUntilThereIsEnough() throws Exception {
        MemoryBudget.Permit all = memory.take(10 * MEBIBYTE);
        CompletableFuture<MemoryBudget.Permit> waiting = CompletableFuture.supplyAsync(() -> memory.await(MEBIBYTE));
        assertThat(waiting.isDone()).isFalse();
        all.close();

        waiting.get(5, TimeUnit.SECONDS).close();
    }

    private void assertRefused(long bytes) {
        assertThatThrownBy(() -> memory.take(bytes)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(503);
            assertThat(refusal.retryAfter()).isPositive();
        });
    }
}
