package io.quittance.account;

import io.quittance.access.AccessHandler;
import io.quittance.access.Caller;
import io.quittance.access.NewToken;
import io.quittance.access.NewTokenSecret;
import io.quittance.access.RandomSecret;
import io.quittance.access.SessionRepository;
import io.quittance.access.Token;
import io.quittance.access.TokenRepository;
import io.quittance.access.TokenRepository.Limits;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.db.Times;
import io.quittance.problem.FieldError;
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

/** Making and revoking API tokens. None may do more, or be good for longer, than what it was made with. */
final class Tokens {

    private static final Kind OUTLIVES_TOKEN = new Kind(403, "outlives-token", "Outlives its token");

    private final Database database;
    private final UserRepository users;
    private final SessionRepository sessions;
    private final TokenRepository tokens;
    private final Ids ids;
    private final Clock clock;

    Tokens(
            Database database,
            UserRepository users,
            SessionRepository sessions,
            TokenRepository tokens,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** The caller's, the first made first. */
    Future<List<Token>> list(Caller caller) {
        return tokens.list(database.client(), caller.userId());
    }

    /**
     * Makes a token in a transaction. While that runs, its user cannot be disabled or lose a role.
     *
     * @return fails with status 400 when it would be over already, 401 when the caller is gone meanwhile, 403 when it
     *     would exceed the caller's role or end
     */
    Future<NewTokenSecret> make(SqlConnection connection, Caller caller, NewToken wanted) {
        Instant now = clock.instant();
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            return Future.failedFuture(expiresTooEarly());
        }
        RandomSecret secret = Token.make();
        Token token = new Token(ids.next(), wanted.name(), wanted.role(), now, wanted.expiresAt(), null, null);
        return limits(connection, caller)
                .compose(limits -> {
                    check(wanted, limits);
                    return tokens.insert(connection, token, caller, secret.sha256());
                })
                .map(new NewTokenSecret(token.id(), secret.text()));
    }

    /** Revokes a token and whatever was made with it. Whether the caller has such a token, revoked before or not. */
    Future<Boolean> revoke(Caller caller, UUID id) {
        // The user is locked as for making one: what is just being made with it is revoked too.
        return database.transaction(connection -> users.findForChange(connection, caller.userId())
                .compose(user -> tokens.revoke(connection, id, caller.userId(), Times.now(clock))));
    }

    private Future<Limits> limits(SqlConnection connection, Caller caller) {
        return users.lockRole(connection, caller.userId())
                .compose(role -> {
                    if (role == null) {
                        return Future.<@Nullable Limits>succeededFuture();
                    }
                    UUID sessionId = caller.sessionId();
                    UUID tokenId = caller.tokenId();
                    if (tokenId != null) {
                        return tokens.limits(connection, tokenId, Times.now(clock))
                                .map(limits -> limits == null ? null : limits.within(role));
                    }
                    return sessionId == null
                            ? Future.<@Nullable Limits>succeededFuture()
                            : sessions.expiry(connection, sessionId)
                                    .map(end -> end == null ? null : new Limits(role, null));
                })
                .compose(limits -> limits == null
                        ? Future.failedFuture(
                                caller.tokenId() == null
                                        ? AccessHandler.sessionExpired()
                                        : AccessHandler.tokenInvalid())
                        : Future.succeededFuture(limits));
    }

    private static void check(NewToken wanted, Limits limits) {
        if (!limits.role().includes(wanted.role())) {
            throw AccessHandler.roleTooLow(wanted.role());
        }
        Instant end = limits.expiresAt();
        OffsetDateTime asked = Times.ofNullable(wanted.expiresAt());
        if (end != null && (asked == null || asked.toInstant().isAfter(end))) {
            throw outlivesToken(end);
        }
    }

    private static ProblemException outlivesToken(Instant end) {
        FieldError error = new FieldError("/expiresAt", "too-large", "The token that asks ends at " + end + ".");
        return OUTLIVES_TOKEN.because("A token makes no token that is good for longer than itself.", List.of(error));
    }

    private static ProblemException expiresTooEarly() {
        FieldError error = new FieldError("/expiresAt", "too-small", "This lies in the past.");
        return Kind.INVALID_REQUEST.because("The token would be useless.", List.of(error));
    }
}
