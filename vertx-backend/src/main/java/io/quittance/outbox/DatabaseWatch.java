package io.quittance.outbox;

import io.quittance.db.DatabaseFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database was there the last time that a worker asked it. Says once that it is not. */
final class DatabaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private boolean away;
    private String lastMistake = "";

    boolean isAway() {
        return away;
    }

    void answered() {
        if (away) {
            away = false;
            LOG.info("The outbox goes on");
        }
    }

    void failed(Throwable failure) {
        if (DatabaseFailures.problemOf(failure) == null) {
            // It answers, and refuses what we say: a mistake of ours. Once is enough of that too.
            if (!failure.toString().equals(lastMistake)) {
                lastMistake = failure.toString();
                LOG.error("The outbox cannot do its work", failure);
            }
        } else if (!DatabaseFailures.isBusy(failure) && !away) {
            away = true;
            LOG.warn("The outbox waits for the database: {}", failure.toString());
        }
    }
}
