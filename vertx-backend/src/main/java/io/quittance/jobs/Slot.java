package io.quittance.jobs;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/**
 * What work is done for.
 *
 * @param time when it was due; by the database's clock, which may be a little ahead of this machine's
 * @param version what the job's row has while this instance is at it, and never again
 */
public record Slot(String job, Instant time, long version) {

    private static final String HOLD =
            "select from scheduled_tasks where task_name = $1 and version = $2 and picked for share";

    /**
     * Fails with a {@link SlotLostException} when another instance has taken over meanwhile, so that the transaction changes
     * nothing; otherwise none can before it has ended. As this instance is not heard of meanwhile either, it is asked last.
     */
    public Future<Void> hold(SqlConnection transaction) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(job, version))
                .compose(rows ->
                        rows.size() == 1 ? Future.succeededFuture() : Future.failedFuture(new SlotLostException(job)));
    }
}
