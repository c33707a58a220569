package io.quittance.account;

import io.quittance.access.Passwords;
import io.quittance.access.SessionRepository;
import io.quittance.access.SignInThrottle;
import io.quittance.access.TokenRepository;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.ContractBinding;
import io.quittance.idempotency.DatabaseIdempotency;
import io.quittance.jobs.Job;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** Users, and how they sign in. */
public final class AccountFeature implements Feature {

    private final SessionRoutes sessions;
    private final RegistrationRoutes registrations;
    private final UserRoutes users;
    private final TokenRoutes tokens;
    private final Passwords passwords;
    private final FirstAdmin firstAdmin;
    private final AccountSweep sweep;

    public AccountFeature(Kernel kernel) {
        Configuration configuration = kernel.configuration();
        Configuration.Account settings = configuration.account();
        Database database = kernel.database();
        DatabaseIdempotency idempotency = kernel.idempotency();
        Ids ids = kernel.ids();
        Clock clock = kernel.clock();
        this.passwords = new Passwords(kernel.vertx(), settings, kernel.metrics());
        UserRepository userRows = new UserRepository();
        SessionRepository sessionRows = new SessionRepository();
        TokenRepository tokenRows = new TokenRepository();
        InvitationRepository invitationRows = new InvitationRepository();
        SignInThrottle throttle = new SignInThrottle(database, clock, settings);
        Sessions signIns =
                new Sessions(database, userRows, sessionRows, tokenRows, passwords, throttle, ids, clock, settings);
        this.sessions = new SessionRoutes(signIns);
        this.registrations = new RegistrationRoutes(
                database,
                new Registrations(
                        database, userRows, invitationRows, signIns, passwords, throttle, ids, clock, settings),
                invitationRows,
                idempotency,
                clock);
        this.users = new UserRoutes(
                database,
                userRows,
                new Users(database, userRows, sessionRows, tokenRows, invitationRows, throttle, clock),
                passwords,
                idempotency,
                ids,
                clock,
                configuration.lists());
        this.tokens = new TokenRoutes(new Tokens(database, userRows, sessionRows, tokenRows, ids, clock), idempotency);
        this.firstAdmin = new FirstAdmin(database, passwords, ids, clock, configuration.admin(), configuration.pages());
        this.sweep = new AccountSweep(database, idempotency, clock, settings);
    }

    @Override
    public void bind(ContractBinding routes) {
        sessions.bind(routes);
        registrations.bind(routes);
        users.bind(routes);
        tokens.bind(routes);
    }

    @Override
    public Future<Void> prepare() {
        return firstAdmin.prepare();
    }

    @Override
    public List<Job> jobs() {
        return List.of(sweep.job());
    }

    @Override
    public Future<Void> close() {
        return passwords.close();
    }
}
