package io.quittance.account;

import io.quittance.access.Caller;
import io.quittance.access.Client;
import io.quittance.access.Credentials;
import io.quittance.access.PasswordChange;
import io.quittance.access.SessionCookie;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.DataList;
import io.quittance.http.JsonBody;
import io.quittance.http.RequestFacts;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** {@code /api/session}, and {@code /api/sessions}: everybody's own. */
final class SessionRoutes {

    private final Sessions sessions;
    private final JsonBody json = new JsonBody();

    SessionRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    void bind(ContractBinding routes) {
        routes.bind("signIn", this::signIn);
        routes.bind("getSession", this::read);
        routes.bind("signOut", this::signOut);
        routes.bind("changePassword", this::changePassword);
        routes.bind("listSessions", this::list);
        routes.bind("endSession", this::end);
    }

    private Future<Answer> signIn(RoutingContext ctx) {
        Credentials credentials = json.read(ctx.body().buffer(), Credentials.class);
        return sessions.signIn(credentials, Client.of(ctx), SessionCookie.read(ctx))
                .map(signedIn -> {
                    welcome(ctx, signedIn);
                    return Answer.ok(signedIn.view());
                });
    }

    /** Gives the browser what it is known by from now on. */
    static void welcome(RoutingContext ctx, Sessions.SignedIn signedIn) {
        RequestFacts.putUser(ctx, signedIn.user().id());
        SessionCookie.give(ctx, signedIn.secret());
    }

    private Future<Answer> read(RoutingContext ctx) {
        return sessions.view(Caller.of(ctx)).map(Answer::ok);
    }

    private Future<Answer> signOut(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        UUID sessionId = caller.sessionId();
        // A token has no session that could end; it can be revoked.
        Future<Boolean> ended = sessionId == null ? Future.succeededFuture(true) : sessions.end(caller, sessionId);
        return ended.map(done -> {
            SessionCookie.take(ctx);
            return Answer.noContent();
        });
    }

    private Future<Answer> changePassword(RoutingContext ctx) {
        PasswordChange change = json.read(ctx.body().buffer(), PasswordChange.class);
        return sessions.changePassword(Caller.of(ctx), change, Client.of(ctx)).map(done -> Answer.noContent());
    }

    private Future<Answer> list(RoutingContext ctx) {
        return sessions.list(Caller.of(ctx)).map(mine -> Answer.ok(new DataList<>(mine)));
    }

    private Future<Answer> end(RoutingContext ctx) {
        return sessions.end(Caller.of(ctx), UUID.fromString(ctx.pathParam("sessionId")))
                .map(Done::ifThere);
    }
}
