package io.quittance.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import io.quittance.pdf.RenderPools.Lane;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenderPoolsTest {

    private final CountDownLatch released = new CountDownLatch(1);
    private Vertx vertx;
    private RenderPools pools;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        pools = new RenderPools(vertx, 1, 1, 1, 0);
    }

    @AfterEach
    void stop() throws Exception {
        released.countDown();
        RunningApp.await(pools.close());
        RunningApp.await(vertx.close());
    }

    @Test
    void aPersonDoesNotWaitBehindBulk() throws Exception {
        Future<String> bulk = pools.run(Lane.BULK, renderer -> waitThenSay("bulk"));
        Future<String> moreBulk = pools.run(Lane.BULK, renderer -> "more");

        Future<String> person = pools.run(Lane.INTERACTIVE, renderer -> "person");

        assertThat(RunningApp.await(person)).isEqualTo("person");
        assertThat(bulk.isComplete()).isFalse();
        assertThat(moreBulk.cause()).isInstanceOf(RenderQueueFullException.class);
        released.countDown();
        assertThat(RunningApp.await(bulk)).isEqualTo("bulk");
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsRefusedAtOnceAndTheRestIsDone() throws Exception {
        Future<String> running = pools.run(Lane.INTERACTIVE, renderer -> waitThenSay("running"));
        Future<String> waiting = pools.run(Lane.INTERACTIVE, renderer -> "waiting");
        Future<String> refused = pools.run(Lane.INTERACTIVE, renderer -> "refused");

        assertThat(refused.cause()).isInstanceOf(RenderQueueFullException.class);
        released.countDown();
        assertThat(RunningApp.await(running)).isEqualTo("running");
        assertThat(RunningApp.await(waiting)).isEqualTo("waiting");
    }

    @Test
    void whoeverLeavesDoesNotMakeRoomWhileTheWorkGoesOn() throws Exception {
        RenderPools.Place first = pools.reserve(Lane.INTERACTIVE);
        RenderPools.Place second = pools.reserve(Lane.INTERACTIVE);
        Future<String> running = first.run(renderer -> waitThenSay("running"));
        first.release();
        assertThat(pools.hasPlace(Lane.INTERACTIVE)).isFalse();

        second.release();
        second.release();
        assertThat(second.run(renderer -> "too late").cause()).isInstanceOf(RenderQueueFullException.class);
        Future<String> next = pools.run(Lane.INTERACTIVE, renderer -> "next");
        assertThat(pools.hasPlace(Lane.INTERACTIVE)).isFalse();

        released.countDown();
        assertThat(RunningApp.await(running)).isEqualTo("running");
        assertThat(RunningApp.await(next)).isEqualTo("next");
    }

    @Test
    void afterAFailureThereIsRoomAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            Future<String> failed = pools.run(Lane.BULK, renderer -> {
                throw new IllegalStateException("failed");
            });
            assertThat(RunningApp.await(failed.otherwise("failed"))).isEqualTo("failed");
        }
        Future<String> done = pools.run(Lane.BULK, renderer -> "done");
        assertThat(RunningApp.await(done)).isEqualTo("done");
    }

    private String waitThenSay(String word) throws InterruptedException {
        released.await();
        return word;
    }
}
