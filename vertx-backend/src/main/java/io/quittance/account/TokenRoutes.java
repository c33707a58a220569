package io.quittance.account;

import io.quittance.http.Answer;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.UUID;

/** {@code /api/tokens}: everybody's own. */
final class TokenRoutes {

    private final Tokens tokens;
    private final DatabaseIdempotency idempotency;
    private final JsonBody json = new JsonBody();

    TokenRoutes(Tokens tokens, DatabaseIdempotency idempotency) {
        this.tokens = tokens;
        this.idempotency = idempotency;
    }

    void bind(RouterBuilder routes) {
        Operations.bind(routes, "listTokens", this::list);
        Operations.bind(routes, "createToken", this::create);
        Operations.bind(routes, "revokeToken", this::revoke);
    }

    private void list(RoutingContext ctx) {
        tokens.list(Caller.of(ctx))
                .onSuccess(mine -> Answer.ok(new DataList<>(mine)).send(ctx))
                .onFailure(ctx::fail);
    }

    private void create(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        NewToken wanted = json.read(ctx.body().buffer(), NewToken.class);
        idempotency
                .once(ctx, caller.userId().toString(), connection -> tokens.make(connection, caller, wanted)
                        .map(made -> Answer.created("/api/tokens/" + made.id(), made)))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void revoke(RoutingContext ctx) {
        tokens.revoke(Caller.of(ctx), UUID.fromString(ctx.pathParam("tokenId")))
                .onSuccess(there -> Done.answer(ctx, there))
                .onFailure(ctx::fail);
    }
}
