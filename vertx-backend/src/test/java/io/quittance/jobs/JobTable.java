package io.quittance.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the database says about jobs, and what they did to its table {@code done}. */
record JobTable(TestDatabase server) implements AutoCloseable {

    static JobTable create() {
        TestDatabase server = TestDatabase.create();
        server.execute("create table done (slot timestamptz not null, at timestamptz not null)");
        return new JobTable(server);
    }

    @Override
    public void close() {
        server.close();
    }

    void plan(String job, Instant time, Instant lastSuccess) {
        server.execute(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, last_success, picked, version)"
                        + " values (?, 'recurring', ?, ?, false, 1)",
                job,
                Timestamp.from(time),
                lastSuccess == null ? null : Timestamp.from(lastSuccess));
    }

    Instant planned(String job) {
        return ((Timestamp) server.value("select execution_time from scheduled_tasks where task_name = ?", job))
                .toInstant();
    }

    /** The slots that were done, in the order in which they were. */
    List<Instant> done() {
        return server.query("select slot from done order by at").stream()
                .map(row -> ((Timestamp) row.get("slot")).toInstant())
                .toList();
    }

    Instant now() {
        return ((Timestamp) server.value("select clock_timestamp()")).toInstant();
    }

    static void await(BooleanSupplier condition) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
