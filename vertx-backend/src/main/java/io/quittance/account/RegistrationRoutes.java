package io.quittance.account;

import io.quittance.access.Caller;
import io.quittance.access.Client;
import io.quittance.db.Database;
import io.quittance.db.Times;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.DataList;
import io.quittance.http.JsonBody;
import io.quittance.idempotency.DatabaseIdempotency;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
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

    void bind(ContractBinding routes) {
        routes.bind("getRegistration", this::offer);
        routes.bind("getRegistrationOffer", this::offerOfInvitation);
        routes.bind("register", this::register);
        routes.bind("listInvitations", this::list);
        routes.bind("invite", this::invite);
        routes.bind("revokeInvitation", this::revoke);
    }

    private Future<Answer> offer(RoutingContext ctx) {
        return Future.succeededFuture(Answer.ok(registrations.offer()));
    }

    private Future<Answer> offerOfInvitation(RoutingContext ctx) {
        return registrations
                .offer(json.read(ctx.body().buffer(), InvitationSecret.class).invitation())
                .map(Answer::ok);
    }

    private Future<Answer> register(RoutingContext ctx) {
        Registration registration = json.read(ctx.body().buffer(), Registration.class);
        return registrations.register(registration, Client.of(ctx)).map(signedIn -> {
            SessionRoutes.welcome(ctx, signedIn);
            return Answer.created("/api/users/" + signedIn.user().id(), signedIn.view());
        });
    }

    private Future<Answer> list(RoutingContext ctx) {
        return invitations.list(database.client(), Times.now(clock)).map(good -> Answer.ok(new DataList<>(good)));
    }

    private Future<Answer> invite(RoutingContext ctx) {
        NewInvitation wanted = json.read(ctx.body().buffer(), NewInvitation.class);
        UUID caller = Caller.of(ctx).userId();
        return idempotency.once(ctx, caller.toString(), connection -> registrations
                .invite(connection, wanted, caller)
                .map(link -> Answer.created("/api/invitations/" + link.id(), link)));
    }

    private Future<Answer> revoke(RoutingContext ctx) {
        UUID id = UUID.fromString(ctx.pathParam("invitationId"));
        return database.write(client -> invitations.revoke(client, id)).map(Done::ifThere);
    }
}
