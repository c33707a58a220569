package io.quittance.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/** Asks for jobs that are due. While the database is away nothing is: the scheduler would log each attempt as an error. */
final class PausingPoll extends PostgreSqlJdbcCustomization {

    private final Reachability reachability;

    PausingPoll(Reachability reachability) {
        // One statement that takes what is due and skips what others are taking; times in UTC.
        super(false, true);
        this.reachability = reachability;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext table, Instant now, int limit, boolean orderByPriority) {
        try {
            List<Execution> due = super.lockAndFetchSingleStatement(table, now, limit, orderByPriority);
            reachability.answered();
            return due;
        } catch (RuntimeException away) {
            reachability.failed(away);
            return List.of();
        }
    }
}
