package io.quittance.outbox;

import static io.quittance.RunningApp.await;
import static io.quittance.outbox.OutboxFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.quittance.Door;
import io.quittance.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Workers that are silent for too long, that stop, and that lose their database. */
@Tag("database")
@ExtendWith(VertxExtension.class)
class OutboxTakeoverTest {

    /** Says that it goes on only after minutes: to the others it is as good as suspended. */
    private static final Timing SUSPENDED = OutboxFixture.quick(Duration.ofMinutes(30));

    private OutboxFixture fixture;
    private TestChannel channel;
    private final Promise<Outcome> first = Promise.promise();

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        fixture = new OutboxFixture(vertx);
        channel = fixture.channel;
        channel.answer =
                delivery -> delivery.fence() == 1 ? first.future() : Future.succeededFuture(new Outcome.Done("second"));
        fixture.rows.execute("create table notes (fence bigint, said text)");
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void whoWasSuspendedBeyondItsLeaseIsRefused() throws Exception {
        channel.note = (connection, delivery, outcome) -> connection
                .preparedQuery("insert into notes values ($1, $2)")
                .execute(Tuple.of(delivery.fence(), outcome.said()));
        takeOver();

        assertThat(channel.seen.get(1).begunBefore()).isTrue();
        first.complete(new Outcome.Never("late"));
        eventually("refused", () -> count("refused") == 1);
        assertThat(fixture.state("a")).isEqualTo("done");
        assertThat(fixture.rows.value("select fence || said from notes")).isEqualTo("2second");
        assertThat(count("never")).isZero();
    }

    @Test
    void whoWasSuspendedWhileItPreparedCannotBegin() throws Exception {
        channel.preparesFirst = true;
        takeOver();

        assertThat(channel.seen.get(1).begunBefore()).isFalse();
        Future<Object> begun = channel.seen
                .getFirst()
                .begin(connection -> connection
                        .query("insert into notes values (1, 'begun')")
                        .execute())
                .transform(done -> Future.succeededFuture(done.cause()));
        assertThat(await(begun)).isInstanceOf(ClaimLostException.class);
        assertThat(fixture.rows.query("select * from notes")).isEmpty();
    }

    @Test
    void whoBeganAndWasSilentIsKnownToHaveBegun() throws Exception {
        channel.preparesFirst = true;
        fixture.add("a");
        fixture.work(SUSPENDED);
        eventually("first attempt", () -> channel.seen.size() == 1);
        await(channel.seen.getFirst().begin(connection -> connection
                .query("insert into notes values (1, 'begun')")
                .execute()));
        fixture.expireLeases();
        fixture.work();
        fixture.awaitState("a", "done");

        assertThat(channel.seen.get(1).begunBefore()).isTrue();
        assertThat(fixture.rows.value("select said from notes")).isEqualTo("begun");
    }

    @Test
    void whatTakesLongStaysOursAsLongAsItMay() throws Exception {
        fixture.add("a");
        fixture.work();
        fixture.work();
        // Twice the lease.
        Thread.sleep(2_000);
        assertThat(channel.seen).hasSize(1);

        channel.longestAttempt = Duration.ofMillis(1);
        fixture.awaitState("a", "done");
        assertThat(channel.seen).hasSize(2);
        assertThat(channel.seen.get(1).begunBefore()).isTrue();
        assertThat(count("later")).isEqualTo(1);
    }

    @Test
    void aNoteThatFailsSettlesNothing() throws Exception {
        channel.note = (connection, delivery, outcome) -> delivery.fence() == 1
                ? connection.query("insert into nowhere values (1)").execute()
                : Future.succeededFuture();
        first.complete(new Outcome.Done("first"));
        fixture.add("a");
        fixture.work();
        fixture.awaitState("a", "done");

        assertThat(fixture.value("said", "a")).isEqualTo("second");
        assertThat(channel.seen.get(1).begunBefore()).isTrue();
    }

    @Test
    void aStopGivesBackWhatHasNotBegunAndWaitsForTheRest() throws Exception {
        channel.preparesFirst = true;
        Promise<Outcome> second = Promise.promise();
        channel.answer = delivery -> delivery.key().equals("a") ? first.future() : second.future();
        fixture.addAll("a", "b", "c");
        OutboxWorker worker = fixture.work(SUSPENDED);
        eventually("all in flight", () -> channel.seen.size() == 3);
        for (Delivery delivery : channel.seen) {
            if (delivery.key().equals("a")) {
                await(delivery.begin());
            }
        }
        Future<Void> stopped = worker.stop();
        second.complete(new Outcome.Done(""));
        await(stopped);

        // Nobody can take it back, and whoever gets it next is told.
        assertThat(fixture.state("a")).isEqualTo("claimed");
        assertThat(fixture.rows.value("select count(*) from outbox where state = 'done'"))
                .isEqualTo(2L);
        fixture.add("d");
        Thread.sleep(200);
        assertThat(channel.keys()).doesNotContain("d");
    }

    @Test
    void whatAStopGivesBackIsAsIfItHadNotBeenClaimed() throws Exception {
        channel.preparesFirst = true;
        fixture.add("a");
        OutboxWorker worker = fixture.work(SUSPENDED);
        eventually("in flight", () -> channel.seen.size() == 1);
        await(worker.stop());

        assertThat(fixture.value("state || attempts", "a")).isEqualTo("waiting0");
        first.complete(new Outcome.Never("late"));
        fixture.work();
        fixture.awaitState("a", "done");
        assertThat(channel.seen.get(1).begunBefore()).isFalse();
        assertThat(channel.seen.get(1).attempt()).isEqualTo(1);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsDoneAndSaidOnce(Vertx vertx) throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(DatabaseWatch.class);
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        TestDatabase rows = TestDatabase.create();
        try (Door door = new Door(rows.url().port());
                OutboxFixture behind = new OutboxFixture(vertx, rows, door)) {
            Promise<Outcome> answer = Promise.promise();
            behind.channel.answer = delivery -> answer.future();
            behind.add("a");
            behind.work();
            eventually("in flight", () -> behind.channel.seen.size() == 1);
            door.shut();
            rows.execute("insert into outbox (channel, key, payload, due_at, added_at, tried_since)"
                    + " values ('test', 'b', '{}', now(), now(), now())");
            answer.complete(new Outcome.Done(""));
            eventually("said so", () -> !log.list.isEmpty());
            Thread.sleep(500);
            door.open();
            behind.awaitState("a", "done");
            behind.awaitState("b", "done");

            assertThat(behind.channel.keys()).containsExactly("a", "b");
            assertThat(log.list)
                    .extracting(event -> event.getFormattedMessage().replaceAll(":.*", ""))
                    .isEqualTo(List.of("The outbox waits for the database", "The outbox goes on"));
        } finally {
            logger.setLevel(null);
            logger.detachAppender(log);
        }
    }

    /** The second worker does what the first, suspended one had claimed. */
    private void takeOver() throws Exception {
        fixture.add("a");
        fixture.work(SUSPENDED);
        eventually("first attempt", () -> channel.seen.size() == 1);
        fixture.expireLeases();
        fixture.work();
        fixture.awaitState("a", "done");
        assertThat(channel.seen).extracting(Delivery::fence).containsExactly(1L, 2L);
    }

    private double count(String outcome) {
        return fixture.metrics
                .counter("quittance.outbox.attempts", "channel", "test", "outcome", outcome)
                .count();
    }
}
