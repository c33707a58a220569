package io.quittance.outbox;

import static io.quittance.RunningApp.await;
import static io.quittance.outbox.OutboxFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is added is delivered; what fails is tried again; what a person says is done. */
@Tag("database")
@ExtendWith(VertxExtension.class)
class OutboxTest {

    private static final List<String> A = List.of("a");

    private OutboxFixture fixture;
    private TestChannel channel;

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        fixture = new OutboxFixture(vertx);
        channel = fixture.channel;
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void whatIsAddedIsDeliveredOnceAndItsKeyIsKept() throws Exception {
        assertThat(fixture.add("a")).isTrue();
        assertThat(fixture.add("a")).isFalse();
        fixture.work();
        fixture.awaitState("a", "done");

        assertThat(fixture.add("a")).isFalse();
        assertThat(fixture.addAll("a", "b", "c", "b")).isEqualTo(2);
        fixture.awaitState("b", "done");
        fixture.awaitState("c", "done");
        assertThat(channel.keys()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(channel.seen.getFirst().payload()).isEqualTo("{\"n\":1}");
        assertThat(channel.seen).allSatisfy(delivery -> {
            assertThat(delivery.attempt()).isEqualTo(1);
            assertThat(delivery.begunBefore()).isFalse();
        });
        assertThat(fixture.value("payload || said", "a")).isEqualTo("250 ok");
    }

    @Test
    void whatIsRolledBackLeavesNothing() throws Exception {
        fixture.work();
        Future<Object> lost = fixture.database.transaction(connection -> fixture.outbox
                .add(connection, "test", "a", "{}")
                .compose(added -> Future.failedFuture(new IllegalStateException("lost"))));
        assertThat(await(lost.otherwise("rolled back"))).isEqualTo("rolled back");
        fixture.add("b");
        fixture.awaitState("b", "done");

        assertThat(channel.keys()).containsExactly("b");
        assertThat(fixture.rows.value("select count(*) from outbox")).isEqualTo(1L);
    }

    /** A poll would come in a minute. */
    @Test
    void whatIsAddedHereIsDeliveredOnceItIsCommitted() throws Exception {
        Timing quick = OutboxFixture.QUICK;
        fixture.work(new Timing(
                Duration.ofMinutes(10),
                quick.lease(),
                quick.patience(),
                quick.kept(),
                quick.measure(),
                quick.ladder()));
        fixture.add("a");
        fixture.awaitState("a", "done");
    }

    @Test
    void whatFailsIsTriedAgainWithWhatItSaid() throws Exception {
        channel.answer = delivery -> switch (delivery.attempt()) {
            case 1 -> Future.failedFuture("refused\0");
            case 2 -> throw new IllegalStateException("thrown");
            case 3 -> Future.succeededFuture(new Outcome.Later("450 busy", Duration.ofHours(2)));
            default -> Future.succeededFuture(new Outcome.Done("250 ok"));
        };
        fixture.add("a");
        fixture.work();
        eventually("third answer", () -> "450 busy".equals(fixture.value("said", "a")));

        assertThat(fixture.state("a")).isEqualTo("waiting");
        assertThat((Boolean) fixture.value("due_at > now() + interval '119 minutes'", "a"))
                .isTrue();
        assertThat(retry()).containsExactly(Map.entry("a", Verdict.DONE));
        // From the beginning, so the first three fail once more.
        eventually("six attempts", () -> channel.seen.size() == 6);
        assertThat(channel.seen).extracting(Delivery::attempt).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(channel.seen).extracting(Delivery::fence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(channel.seen).noneMatch(Delivery::begunBefore);
        eventually(
                "counted",
                () -> fixture.metrics
                                .counter("quittance.outbox.attempts", "channel", "test", "outcome", "later")
                                .count()
                        == 6);
    }

    @Test
    void whatIsTooOldIsGivenUpAndAPersonMayRetry() throws Exception {
        channel.answer = delivery -> Future.failedFuture("450 busy");
        fixture.add("a");
        fixture.rows.execute("update outbox set tried_since = now() - interval '3 days'");
        fixture.work();
        fixture.awaitState("a", "never");

        assertThat(fixture.value("said", "a")).isEqualTo("Given up after 72 h: 450 busy");
        channel.answer = delivery -> Future.succeededFuture(new Outcome.Done(""));
        assertThat(retry()).containsExactly(Map.entry("a", Verdict.DONE));
        fixture.awaitState("a", "done");
    }

    @Test
    void whatIsHeldWaitsAndWhatIsCancelledStaysSo() throws Exception {
        fixture.addAll("a", "b");
        Interventions held =
                await(fixture.outbox.hold(fixture.database.client(), "test", List.of("b", "nothing", "a")));
        assertThat(held.verdicts())
                .containsExactly(
                        Map.entry("b", Verdict.DONE),
                        Map.entry("nothing", Verdict.UNKNOWN),
                        Map.entry("a", Verdict.DONE));
        assertThat(await(fixture.outbox.cancel(fixture.database.client(), "test", List.of("b")))
                        .done())
                .containsExactly("b");
        fixture.work();
        fixture.add("c");
        fixture.awaitState("c", "done");
        assertThat(channel.keys()).containsExactly("c");

        assertThat(retry()).containsExactly(Map.entry("a", Verdict.OTHER_STATE));
        await(fixture.outbox.release(fixture.database.client(), "test", List.of("a", "b", "c")));
        fixture.awaitState("a", "done");
        assertThat(channel.keys()).containsExactly("c", "a");
        assertThat(fixture.state("b")).isEqualTo("cancelled");
        assertThat(fixture.add("b")).isFalse();
    }

    @Test
    void whatIsInFlightIsLeftAlone() throws Exception {
        Promise<Outcome> answer = Promise.promise();
        channel.answer = delivery -> answer.future();
        fixture.add("a");
        fixture.work();
        eventually("in flight", () -> !channel.seen.isEmpty());

        var client = fixture.database.client();
        Map<String, Verdict> refused = Map.of("a", Verdict.IN_FLIGHT);
        assertThat(await(fixture.outbox.hold(client, "test", A)).verdicts()).isEqualTo(refused);
        assertThat(await(fixture.outbox.cancel(client, "test", A)).verdicts()).isEqualTo(refused);
        assertThat(await(fixture.outbox.retry(client, "test", A)).verdicts()).isEqualTo(refused);
        answer.complete(new Outcome.Done(""));
        fixture.awaitState("a", "done");
        assertThat(channel.seen).hasSize(1);
    }

    @Test
    void thePaceIsKeptByAllWorkersTogether() throws Exception {
        channel.perMinute = 600;
        fixture.addAll(IntStream.range(0, 12).mapToObj(Integer::toString).toArray(String[]::new));
        long start = System.nanoTime();
        fixture.work();
        fixture.work();
        eventually("all of them", () -> channel.seen.size() == 12);

        // The first comes a tenth of a second after the pace was opened.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_100));
    }

    @Test
    void backlogsAreMeasured() throws Exception {
        channel.places = 0;
        fixture.addAll("a", "b");
        fixture.rows.execute("update outbox set due_at = now() - interval '100 seconds' where key = 'a'");
        fixture.work();
        eventually("two due", () -> gauge("quittance.outbox.due") == 2);
        assertThat(gauge("quittance.outbox.oldest.seconds")).isBetween(100.0, 200.0);
    }

    @Test
    void whatEndedLongAgoIsForgotten() throws Exception {
        fixture.addAll("a", "b", "c");
        fixture.rows.execute("update outbox set state = 'done', due_at = now() - interval '31 days' where key = 'a'");
        fixture.rows.execute("update outbox set state = 'never', due_at = now() - interval '31 days' where key = 'b'");
        await(new BacklogRepository(fixture.database).sweep(Duration.ofDays(30)));
        assertThat(fixture.rows.query("select key from outbox order by key"))
                .extracting(row -> row.get("key"))
                .containsExactly("b", "c");
    }

    private double gauge(String name) {
        return fixture.metrics.get(name).tag("channel", "test").gauge().value();
    }

    private Map<String, Verdict> retry() throws Exception {
        return await(fixture.outbox.retry(fixture.database.client(), "test", A)).verdicts();
    }
}
