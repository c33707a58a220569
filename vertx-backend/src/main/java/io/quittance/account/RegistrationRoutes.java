package io.quittance.account;

import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.util.UUID;

/** {@code /api/registration}, for everybody, and {@code /api/invitations}, for admins. */
final class RegistrationRoutes {

    private final Database database;
    private final Registrations registrations;
    private final InvitationRepository invitations;
    private final DatabaseIdempotency idempotency;
    private final Clock clock;
    private final JsonBody json = new JsonBody();

    RegistrationRoutes(
            Database database,
            Registrations registrations,
            InvitationRepository invitations,
            DatabaseIdempotency idempotency,
            Clock clock) {
        this.database = database;
        this.registrations = registrations;
        this.invitations = invitations;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    void bind(RouterBuilder routes) {
        Operations.bind(routes, "getRegistration", this::offer);
        Operations.bind(routes, "getRegistrationOffer", this::offerOfInvitation);
        Operations.bind(routes, "register", this::register);
        Operations.bind(routes, "listInvitations", this::list);
        Operations.bind(routes, "invite", this::invite);
        Operations.bind(routes, "revokeInvitation", this::revoke);
    }

    private void offer(RoutingContext ctx) {
        Answer.ok(registrations.offer()).send(ctx);
    }

    private void offerOfInvitation(RoutingContext ctx) {
        registrations
                .offer(json.read(ctx.body().buffer(), InvitationSecret.class).invitation())
                .onSuccess(offer -> Answer.ok(offer).send(ctx))
                .onFailure(ctx::fail);
    }

    private void register(RoutingContext ctx) {
        Registration registration = json.read(ctx.body().buffer(), Registration.class);
        registrations
                .register(registration, Client.of(ctx))
                .onSuccess(signedIn -> {
                    SessionRoutes.welcome(ctx, signedIn);
                    Answer.created("/api/users/" + signedIn.user().id(), signedIn.view())
                            .send(ctx);
                })
                .onFailure(ctx::fail);
    }

    private void list(RoutingContext ctx) {
        invitations
                .list(database.client(), Times.now(clock))
                .onSuccess(good -> Answer.ok(new DataList<>(good)).send(ctx))
                .onFailure(ctx::fail);
    }

    private void invite(RoutingContext ctx) {
        NewInvitation wanted = json.read(ctx.body().buffer(), NewInvitation.class);
        UUID caller = Caller.of(ctx).userId();
        idempotency
                .once(ctx, caller.toString(), connection -> registrations
                        .invite(connection, wanted, caller)
                        .map(link -> Answer.created("/api/invitations/" + link.id(), link)))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void revoke(RoutingContext ctx) {
        UUID id = UUID.fromString(ctx.pathParam("invitationId"));
        database.write(client -> invitations.revoke(client, id))
                .onSuccess(there -> Done.answer(ctx, there))
                .onFailure(ctx::fail);
    }
}
