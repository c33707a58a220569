package io.quittance.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.Door;
import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.db.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** An outbox over a database, and workers that hurry. */
final class OutboxFixture implements AutoCloseable {

    /** A second for a lease, tenths of it for everything else. */
    static final Timing QUICK = quick(Duration.ofSeconds(1));

    final Vertx vertx;
    final TestDatabase rows;
    final Database database;
    final Outbox outbox = new Outbox();
    final TestChannel channel = new TestChannel();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<OutboxWorker> workers = new ArrayList<>();

    OutboxFixture(Vertx vertx) throws Exception {
        this.vertx = vertx;
        this.rows = TestDatabase.create();
        this.database = rows.open(vertx);
    }

    /** The database is behind a door, which is open. */
    OutboxFixture(Vertx vertx, TestDatabase rows, Door door) throws Exception {
        this.vertx = vertx;
        this.rows = rows;
        door.open();
        String there = rows.uri().replace(":" + rows.url().port() + "/", ":" + door.port() + "/");
        this.database = rows.prepare(vertx, "QUITTANCE_DATABASE_URL", there);
        RunningApp.await(database.start());
    }

    static Timing quick(Duration lease) {
        return new Timing(
                Duration.ofMillis(50),
                lease,
                Duration.ofMillis(300),
                Duration.ofDays(30),
                Duration.ofMillis(50),
                new Ladder(List.of(Duration.ofMillis(50)), Duration.ofMillis(200), new Random(1)));
    }

    OutboxWorker work() throws Exception {
        return work(QUICK);
    }

    OutboxWorker work(Timing timing) throws Exception {
        OutboxWorker worker = new OutboxWorker(vertx, database, outbox, metrics, List.of(channel), timing);
        workers.add(worker);
        RunningApp.await(worker.start());
        return worker;
    }

    boolean add(String key) throws Exception {
        return RunningApp.await(database.transaction(connection -> outbox.add(connection, "test", key, "{\"n\":1}")));
    }

    int addAll(String... keys) throws Exception {
        List<Outbox.Entry> entries =
                Stream.of(keys).map(key -> new Outbox.Entry(key, "{}")).toList();
        return RunningApp.await(database.transaction(connection -> outbox.addAll(connection, "test", entries)));
    }

    /** Makes what is claimed look as if its worker had been silent for longer than its lease. */
    void expireLeases() {
        rows.execute("update outbox set due_at = now() - interval '1 second' where state = 'claimed'");
    }

    String state(String key) {
        return (String) value("state", key);
    }

    Object value(String expression, String key) {
        return rows.value("select " + expression + " from outbox where key = ?", key);
    }

    void awaitState(String key, String state) throws Exception {
        eventually("state " + state + " of " + key, () -> state(key).equals(state));
    }

    static void eventually(String what, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + RunningApp.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Override
    public void close() throws Exception {
        for (OutboxWorker worker : workers) {
            RunningApp.await(worker.stop());
        }
        RunningApp.await(database.close());
        rows.close();
    }
}
