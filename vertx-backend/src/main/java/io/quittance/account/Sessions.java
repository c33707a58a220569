package io.quittance.account;

import io.quittance.access.AccessHandler;
import io.quittance.access.Caller;
import io.quittance.access.Client;
import io.quittance.access.Credentials;
import io.quittance.access.Password;
import io.quittance.access.PasswordChange;
import io.quittance.access.PasswordQueue.Turn;
import io.quittance.access.Passwords;
import io.quittance.access.RandomSecret;
import io.quittance.access.Session;
import io.quittance.access.SessionRepository;
import io.quittance.access.SignInThrottle;
import io.quittance.access.SignInThrottle.Attempt;
import io.quittance.access.TokenRepository;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.db.Times;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
final class Sessions {

    private static final Kind CREDENTIALS_WRONG = new Kind(401, "credentials-wrong", "Credentials wrong");
    private static final Kind PASSWORD_WRONG = new Kind(422, "password-wrong", "Password wrong");

    private final Database database;
    private final UserRepository users;
    private final SessionRepository sessions;
    private final TokenRepository tokens;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Ids ids;
    private final Clock clock;
    private final Configuration.Account settings;

    Sessions(
            Database database,
            UserRepository users,
            SessionRepository sessions,
            TokenRepository tokens,
            Passwords passwords,
            SignInThrottle throttle,
            Ids ids,
            Clock clock,
            Configuration.Account settings) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.throttle = throttle;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** A session that has just begun, with the secret that only its browser is told. */
    record SignedIn(User user, RandomSecret secret, Instant expiresAt) {

        SessionView view() {
            return SessionView.ofSession(user, expiresAt);
        }
    }

    /**
     * Begins a session with a new secret. Users that are unknown or disabled get the same answer as wrong passwords, after
     * the same work.
     *
     * @param former the secret of the session that the browser had; it ends
     * @return fails with status 401 when it is not who they say, 429 after too many failures, 503 when there is too much
     *     to do
     */
    Future<SignedIn> signIn(Credentials credentials, Client client, @Nullable String former) {
        return users.findByEmail(database.client(), credentials.email()).compose(known -> {
            UUID userId = known.id();
            return throttle.attempt(known.foldedEmail(), userId, client)
                    .compose(attempt -> guarded(
                            attempt,
                            credentials.password(),
                            known.passwordHash(),
                            new Turn(client.network(), attempt.known())))
                    .compose(right -> right && userId != null && !known.disabled()
                            ? database.transaction(connection -> replace(connection, userId, client, former))
                            : Future.failedFuture(credentialsWrong()));
        });
    }

    /** Begins a session in a transaction. */
    Future<SignedIn> begin(SqlConnection connection, User user, Client client) {
        RandomSecret secret = RandomSecret.make();
        OffsetDateTime now = Times.now(clock);
        Instant end = now.toInstant().plus(settings.sessionLifetime());
        return sessions.insert(connection, ids.next(), user.id(), secret.sha256(), now, end, client)
                .compose(begun -> throttle.makeKnown(connection, user.id(), client))
                .map(new SignedIn(user, secret, end));
    }

    /**
     * Who the caller is.
     *
     * @return fails with status 401 when they are gone meanwhile
     */
    Future<SessionView> view(Caller caller) {
        UUID sessionId = caller.sessionId();
        return users.find(database.client(), caller.userId()).compose(user -> {
            if (user == null) {
                return Future.failedFuture(AccessHandler.sessionExpired());
            }
            return sessionId == null
                    ? Future.succeededFuture(new SessionView(user, caller.role(), "token", null))
                    : sessions.expiry(database.client(), sessionId)
                            .map(end -> new SessionView(user, caller.role(), "session", end));
        });
    }

    /** The caller's, the latest used first. */
    Future<List<Session>> list(Caller caller) {
        OffsetDateTime now = Times.now(clock);
        return sessions.list(
                database.client(), caller.userId(), now, now.minus(settings.sessionIdle()), caller.sessionId());
    }

    /** Whether the caller had such a session. */
    Future<Boolean> end(Caller caller, UUID sessionId) {
        return database.write(client -> sessions.end(client, sessionId, caller.userId()));
    }

    /**
     * Sets another password, ends all sessions but the one that asks, and revokes all tokens but the one that asks, unless
     * they are to stay. Other places where the user has signed in lately are known no more.
     *
     * @return fails with status 422 when the current one is wrong or the new one too common, 429 after too many failures
     */
    Future<Void> changePassword(Caller caller, PasswordChange change, Client client) {
        return users.findSecret(database.client(), caller.userId()).compose(secret -> {
            if (secret == null) {
                return Future.failedFuture(AccessHandler.sessionExpired());
            }
            Turn turn = new Turn(client.network(), true);
            return throttle.attempt(secret.email(), caller.userId(), client)
                    .compose(attempt -> guarded(attempt, change.currentPassword(), secret.passwordHash(), turn))
                    .compose(right -> right
                            ? passwords.hash(change.newPassword(), secret.email(), "/newPassword", turn)
                            : Future.failedFuture(passwordWrong()))
                    .compose(hash -> database.transaction(
                            connection -> setPassword(connection, caller, hash, change.revokesTokens(), client)));
        });
    }

    private Future<Void> setPassword(
            SqlConnection connection, Caller caller, String hash, boolean revokesTokens, Client client) {
        UUID userId = caller.userId();
        return users.setPassword(connection, userId, hash)
                .compose(set -> sessions.endAll(connection, userId, caller.sessionId()))
                .compose(ended -> throttle.forget(connection, userId, client))
                .compose(forgotten -> revokesTokens
                        ? tokens.revokeAll(connection, userId, caller.tokenId(), Times.now(clock))
                        : Future.succeededFuture());
    }

    private Future<SignedIn> replace(SqlConnection connection, UUID userId, Client client, @Nullable String former) {
        Future<Void> ended = former == null
                ? Future.succeededFuture()
                : sessions.endBySecret(connection, RandomSecret.sha256(former));
        // Locked: who disables a user at this moment ends this session too, or is seen here.
        return ended.compose(gone -> users.findForChange(connection, userId))
                .compose(user -> user == null || user.disabled()
                        ? Future.failedFuture(credentialsWrong())
                        : begin(connection, user, client));
    }

    /** Whether the password is right. Only when it is not does the attempt stay counted. */
    private Future<Boolean> guarded(Attempt attempt, Password password, @Nullable String hash, Turn turn) {
        return passwords
                .matches(password, hash, turn)
                .compose(
                        right -> right ? throttle.takeBack(attempt).map(true) : Future.succeededFuture(false),
                        failure -> throttle.takeBack(attempt).transform(done -> Future.<Boolean>failedFuture(failure)));
    }

    private static ProblemException credentialsWrong() {
        return CREDENTIALS_WRONG.because("Email or password is wrong.");
    }

    private static ProblemException passwordWrong() {
        return PASSWORD_WRONG.because("The current password is not right.");
    }
}
