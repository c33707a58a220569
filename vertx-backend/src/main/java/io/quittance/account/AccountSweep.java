package io.quittance.account;

import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.jobs.Job;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Deletes expired sessions, invitations, counted failures and kept answers, hourly. What a clock that was ahead has dated
 * in the future counts from now: otherwise it would never expire. Rows that somebody has locked are left for the next time.
 */
public final class AccountSweep {

    private static final Duration INTERVAL = Duration.ofHours(1);

    /** How far apart the clocks of instances may be. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final String FAILURES = """
            delete from sign_in_failures where ctid = any(array(
                select ctid from sign_in_failures where window_start <= $1 or window_start > $2 for update skip locked))
            """;

    private static final String ADDRESSES = """
            delete from sign_in_addresses where ctid = any(array(
                select ctid from sign_in_addresses where signed_in_at <= $1 or signed_in_at > $2 for update skip locked))
            """;

    private final Database database;
    private final DatabaseIdempotency idempotency;
    private final Clock clock;
    private final Configuration.Account settings;
    private final SessionRepository sessions = new SessionRepository();
    private final InvitationRepository invitations = new InvitationRepository();

    public AccountSweep(
            Database database, DatabaseIdempotency idempotency, Clock clock, Configuration.Account settings) {
        this.database = database;
        this.idempotency = idempotency;
        this.clock = clock;
        this.settings = settings;
    }

    Job job() {
        return Job.every("account-sweep", INTERVAL, this::sweep);
    }

    Future<Void> sweep() {
        OffsetDateTime now = Times.now(clock);
        return sessions.bound(database.client(), now, now.plus(settings.sessionLifetime()))
                .compose(bound -> sessions.sweep(database.client(), now, now.minus(settings.sessionIdle())))
                .compose(swept -> invitations.bound(database.client(), now, now.plus(settings.invitationLifetime())))
                .compose(bound -> invitations.sweep(database.client(), now))
                .compose(swept ->
                        delete(FAILURES, now.minus(settings.failureWindow()), now.plus(settings.failureWindow())))
                .compose(swept -> delete(ADDRESSES, now.minus(SignInThrottle.KNOWN), now.plus(CLOCK_SKEW)))
                .compose(swept -> idempotency.sweep())
                .mapEmpty();
    }

    private Future<Integer> delete(String statement, OffsetDateTime until, OffsetDateTime from) {
        return database.client()
                .preparedQuery(statement)
                .execute(Tuple.of(until, from))
                .map(rows -> rows.rowCount());
    }
}
