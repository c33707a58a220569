package io.quittance.jobs;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** What is asked of the jobs' table beside what the scheduler does. */
final class JobRows {

    /** The only one of each job. */
    static final String INSTANCE = "recurring";

    private static final String TIME = "select clock_timestamp() as now";

    /**
     * One that is planned later than its timetable says was planned by a clock that was ahead, or by another timetable; it
     * would stay away until then. A try after a failure is always earlier than that.
     */
    private static final String PLAN = """
            insert into scheduled_tasks as t (task_name, task_instance, execution_time, picked, version)
            values ($1, $2, $3, false, 1)
            on conflict (task_name, task_instance) do update
            set execution_time = $4, version = t.version + 1
            where not t.picked and t.execution_time > $4
            """;

    private static final String SUCCESSES =
            "select task_name, last_success from scheduled_tasks where last_success is not null";

    private JobRows() {}

    /** The database's time. */
    static Future<Instant> time(SqlClient client) {
        return client.query(TIME)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant());
    }

    /** Sees to it that the job is planned, and no later than it should be. */
    static Future<Void> plan(SqlClient client, Job job, Instant now) {
        return client.preparedQuery(PLAN)
                .execute(Tuple.of(
                        job.name(),
                        INSTANCE,
                        utc(job.timetable().first(now)),
                        utc(job.timetable().next(now))))
                .mapEmpty();
    }

    /** When each job was done the last time, by any instance. */
    static Future<Map<String, Instant>> lastSuccesses(SqlClient client) {
        return client.query(SUCCESSES).execute().map(rows -> {
            Map<String, Instant> successes = new HashMap<>();
            rows.forEach(row -> successes.put(
                    row.getString("task_name"),
                    row.getOffsetDateTime("last_success").toInstant()));
            return successes;
        });
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
