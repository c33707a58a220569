package io.quittance.jobs;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** A job that says that it has begun, takes its time, and then changes something if the slot is still its own. */
final class LateJob {

    static final String NAME = "late";

    private LateJob() {}

    /** With its tables. */
    static final String TABLES = "create table notes (who text not null, what text not null)";

    static Job of(JobInstance instance, String who, Duration pause) {
        return Job.daily(NAME, LocalTime.MIDNIGHT, ZoneOffset.UTC, slot -> note(
                        instance.database().client(), who, "began")
                .compose(begun -> instance.vertx().timer(pause.toMillis(), TimeUnit.MILLISECONDS))
                .compose(waited -> instance.database().transaction(connection -> note(connection, who, "did")
                        .compose(noted -> slot.hold(connection))))
                .recover(failure -> note(
                                instance.database().client(),
                                who,
                                failure.getClass().getSimpleName())
                        .compose(noted -> Future.failedFuture(failure))));
    }

    private static Future<Void> note(SqlClient client, String who, String what) {
        return client.preparedQuery("insert into notes values ($1, $2)")
                .execute(Tuple.of(who, what))
                .mapEmpty();
    }
}
