package io.quittance.account;

import io.quittance.http.AccessLogHandler;
import io.quittance.http.Answer;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.UUID;

/** {@code /api/session}, and {@code /api/sessions}: everybody's own. */
final class SessionRoutes {

    private final Sessions sessions;
    private final JsonBody json = new JsonBody();

    SessionRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    void bind(RouterBuilder routes) {
        Operations.bind(routes, "signIn", this::signIn);
        Operations.bind(routes, "getSession", this::read);
        Operations.bind(routes, "signOut", this::signOut);
        Operations.bind(routes, "changePassword", this::changePassword);
        Operations.bind(routes, "listSessions", this::list);
        Operations.bind(routes, "endSession", this::end);
    }

    private void signIn(RoutingContext ctx) {
        Credentials credentials = json.read(ctx.body().buffer(), Credentials.class);
        sessions.signIn(credentials, Client.of(ctx), SessionCookie.read(ctx))
                .onSuccess(signedIn -> {
                    welcome(ctx, signedIn);
                    Answer.ok(signedIn.view()).send(ctx);
                })
                .onFailure(ctx::fail);
    }

    /** Gives the browser what it is known by from now on. */
    static void welcome(RoutingContext ctx, Sessions.SignedIn signedIn) {
        AccessLogHandler.logUserAs(ctx, signedIn.user().id());
        SessionCookie.give(ctx, signedIn.secret());
    }

    private void read(RoutingContext ctx) {
        sessions.view(Caller.of(ctx))
                .onSuccess(view -> Answer.ok(view).send(ctx))
                .onFailure(ctx::fail);
    }

    private void signOut(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        UUID sessionId = caller.sessionId();
        // A token has no session that could end; it can be revoked.
        Future<Boolean> ended = sessionId == null ? Future.succeededFuture(true) : sessions.end(caller, sessionId);
        ended.onSuccess(done -> {
                    SessionCookie.take(ctx);
                    Done.answer(ctx);
                })
                .onFailure(ctx::fail);
    }

    private void changePassword(RoutingContext ctx) {
        PasswordChange change = json.read(ctx.body().buffer(), PasswordChange.class);
        sessions.changePassword(Caller.of(ctx), change, Client.of(ctx))
                .onSuccess(done -> Done.answer(ctx))
                .onFailure(ctx::fail);
    }

    private void list(RoutingContext ctx) {
        sessions.list(Caller.of(ctx))
                .onSuccess(mine -> Answer.ok(new DataList<>(mine)).send(ctx))
                .onFailure(ctx::fail);
    }

    private void end(RoutingContext ctx) {
        sessions.end(Caller.of(ctx), UUID.fromString(ctx.pathParam("sessionId")))
                .onSuccess(there -> Done.answer(ctx, there))
                .onFailure(ctx::fail);
    }
}
