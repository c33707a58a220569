package io.quittance.account;

import io.quittance.access.SessionRepository;
import io.quittance.access.SignInThrottle;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Times;
import io.quittance.idempotency.DatabaseIdempotency;
import io.quittance.jobs.Job;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Deletes expired sessions, invitations, counted failures and kept answers, hourly. What a clock that was ahead has dated
 * in the future counts from now: otherwise it would never expire. Rows that somebody has locked are left for the next time.
 */
public final class AccountSweep {

    private static final Duration INTERVAL = Duration.ofHours(1);

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
                .compose(swept -> SignInThrottle.sweep(database.client(), now, settings.failureWindow()))
                .compose(swept -> idempotency.sweep())
                .mapEmpty();
    }
}
