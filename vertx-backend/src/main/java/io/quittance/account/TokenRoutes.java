package io.quittance.account;

import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.Answer;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.quittance.problem.FieldError;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /api/tokens}: everybody's own. */
final class TokenRoutes {

    private final Database database;
    private final DatabaseIdempotency idempotency;
    private final Ids ids;
    private final Clock clock;
    private final JsonBody json = new JsonBody();
    private final TokenRepository tokens = new TokenRepository();

    TokenRoutes(Database database, DatabaseIdempotency idempotency, Ids ids, Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    void bind(RouterBuilder routes) {
        Operations.bind(routes, "listTokens", this::list);
        Operations.bind(routes, "createToken", this::create);
        Operations.bind(routes, "revokeToken", this::revoke);
    }

    private void list(RoutingContext ctx) {
        tokens.list(database.client(), Caller.of(ctx).userId())
                .onSuccess(mine -> Answer.ok(new DataList<>(mine)).send(ctx))
                .onFailure(ctx::fail);
    }

    private void create(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        NewToken wanted = json.read(ctx.body().buffer(), NewToken.class);
        if (!caller.role().includes(wanted.role())) {
            throw AccessHandler.roleTooLow(wanted.role());
        }
        Instant now = clock.instant();
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            throw expiresTooEarly();
        }
        RandomSecret secret = Token.make();
        Token token = new Token(ids.next(), wanted.name(), wanted.role(), now, wanted.expiresAt(), null, null);
        idempotency
                .once(ctx, caller.userId().toString(), connection -> tokens.insert(
                                connection, token, caller.userId(), secret.sha256())
                        .map(Answer.created(
                                "/api/tokens/" + token.id(), new NewTokenSecret(token.id(), secret.text()))))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void revoke(RoutingContext ctx) {
        UUID id = UUID.fromString(ctx.pathParam("tokenId"));
        UUID userId = Caller.of(ctx).userId();
        database.write(client -> tokens.revoke(client, id, userId, Times.now(clock)))
                .onSuccess(there -> Done.answer(ctx, there))
                .onFailure(ctx::fail);
    }

    private static ProblemException expiresTooEarly() {
        FieldError error = new FieldError("/expiresAt", "too-small", "This lies in the past.");
        return new ProblemException(
                new Problem(400, "invalid-request", "Invalid request", "The token would be useless.", List.of(error)));
    }
}
