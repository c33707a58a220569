package io.quittance.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** One instance of several: its own connections, threads and metrics over a database that they share. */
final class JobInstance implements AutoCloseable {

    /** Everything soon, for tests; a lease is 0.8 s. */
    static final Pace QUICK =
            new Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(700));

    private final Vertx vertx;
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Database database;
    private final Jobs jobs;
    private boolean stopped;

    private JobInstance(Vertx vertx, Database database, Pace pace, Function<JobInstance, Job> job) {
        this.vertx = vertx;
        this.database = database;
        this.jobs = new Jobs(vertx, database, metrics, List.of(job.apply(this)), pace);
    }

    static JobInstance start(TestDatabase server, Function<JobInstance, Job> job) throws Exception {
        return start(server, QUICK, job);
    }

    /** @param settings of the database: names and values of environment variables */
    static JobInstance start(TestDatabase server, Pace pace, Function<JobInstance, Job> job, String... settings)
            throws Exception {
        Vertx vertx = Vertx.vertx();
        JobInstance instance = new JobInstance(vertx, server.prepare(vertx, settings), pace, job);
        RunningApp.await(instance.database.start());
        RunningApp.await(instance.jobs.start());
        return instance;
    }

    Database database() {
        return database;
    }

    Vertx vertx() {
        return vertx;
    }

    MeterRegistry metrics() {
        return metrics;
    }

    /** Notes in the table {@code done} what was done. */
    Future<Void> note(Slot slot) {
        return database.client()
                .preparedQuery("insert into done (slot, at) values ($1, clock_timestamp())")
                .execute(Tuple.of(slot.time().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    void stop() throws Exception {
        if (!stopped) {
            stopped = true;
            RunningApp.await(jobs.stop());
        }
    }

    @Override
    public void close() throws Exception {
        stop();
        RunningApp.await(database.close());
        RunningApp.await(vertx.close());
    }
}
