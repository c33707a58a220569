package io.quittance.account;

import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.DatabaseIdempotency;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;

/** Everything that the contract has about accounts. */
public final class AccountRoutes {

    private final SessionRoutes sessions;
    private final RegistrationRoutes registrations;
    private final UserRoutes users;
    private final TokenRoutes tokens;

    public AccountRoutes(
            Database database,
            DatabaseIdempotency idempotency,
            Passwords passwords,
            Ids ids,
            Clock clock,
            Configuration configuration) {
        Configuration.Account settings = configuration.account();
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
    }

    public void bind(RouterBuilder routes) {
        sessions.bind(routes);
        registrations.bind(routes);
        users.bind(routes);
        tokens.bind(routes);
    }
}
