package io.quittance.account;

import io.quittance.access.Caller;
import io.quittance.access.NewToken;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.DataList;
import io.quittance.http.JsonBody;
import io.quittance.idempotency.DatabaseIdempotency;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
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

    void bind(ContractBinding routes) {
        routes.bind("listTokens", this::list);
        routes.bind("createToken", this::create);
        routes.bind("revokeToken", this::revoke);
    }

    private Future<Answer> list(RoutingContext ctx) {
        return tokens.list(Caller.of(ctx)).map(mine -> Answer.ok(new DataList<>(mine)));
    }

    private Future<Answer> create(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        NewToken wanted = json.read(ctx.body().buffer(), NewToken.class);
        return idempotency.once(ctx, caller.userId().toString(), connection -> tokens.make(connection, caller, wanted)
                .map(made -> Answer.created("/api/tokens/" + made.id(), made)));
    }

    private Future<Answer> revoke(RoutingContext ctx) {
        return tokens.revoke(Caller.of(ctx), UUID.fromString(ctx.pathParam("tokenId")))
                .map(Done::ifThere);
    }
}
