package io.quittance.db;

import io.quittance.config.DatabaseUrl;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database answers, and what the log says of it: each complaint once, until it answers again. */
final class DatabaseHealth {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long PROBE_MILLIS = 900;

    /** Beside the pool, so that a busy database is not taken for one that is away. */
    private final Pool probe;

    private volatile boolean resting;
    private volatile boolean answering;
    private volatile String lastComplaint = "";

    DatabaseHealth(Pool probe) {
        this.probe = probe;
    }

    /** Asks it now, and waits a second at most. Never fails. */
    Future<Boolean> ask(DatabaseUrl asked) {
        return probe.query("select 1")
                .execute()
                .timeout(PROBE_MILLIS, TimeUnit.MILLISECONDS)
                .map(true)
                .recover(failure -> {
                    complain(asked, failure);
                    return Future.succeededFuture(false);
                })
                .onSuccess(up -> {
                    if (up && !answering && !resting) {
                        LOG.info("The database at {} answers again", asked.location());
                        lastComplaint = "";
                    }
                    answering = up;
                });
    }

    /** Somebody has found that it answers. */
    void isUp() {
        answering = true;
        lastComplaint = "";
    }

    void complain(DatabaseUrl url, Throwable failure) {
        answering = false;
        String complaint = DatabaseFailures.sentence(failure);
        if (!resting && !complaint.equals(lastComplaint)) {
            lastComplaint = complaint;
            LOG.error(
                    "The database at {} cannot be used by {}: {}. What needs it is answered 503; it is tried again until it works",
                    url.location(),
                    url.user(),
                    complaint,
                    // One line says it all, but of what should not happen.
                    DatabaseFailures.isUnavailable(failure) || failure instanceof TimeoutException ? null : failure);
        }
    }

    /** Says no more: the service is being stopped. */
    void rest() {
        resting = true;
    }

    Future<Void> close() {
        return probe.close();
    }
}
