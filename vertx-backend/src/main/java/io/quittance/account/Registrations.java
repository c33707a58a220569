package io.quittance.account;

import io.quittance.access.AccessHandler;
import io.quittance.access.Client;
import io.quittance.access.PasswordQueue.Turn;
import io.quittance.access.Passwords;
import io.quittance.access.RandomSecret;
import io.quittance.access.Role;
import io.quittance.access.SignInThrottle;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.db.Times;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may register, and registering. */
final class Registrations {

    private static final Kind INVITATION_UNKNOWN = new Kind(404, "invitation-unknown", "Invitation unknown");
    private static final Kind REGISTRATION_CLOSED = new Kind(403, "registration-closed", "Registration closed");

    private final Database database;
    private final UserRepository users;
    private final InvitationRepository invitations;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Ids ids;
    private final Clock clock;
    private final Configuration.Account settings;

    Registrations(
            Database database,
            UserRepository users,
            InvitationRepository invitations,
            Sessions sessions,
            Passwords passwords,
            SignInThrottle throttle,
            Ids ids,
            Clock clock,
            Configuration.Account settings) {
        this.database = database;
        this.users = users;
        this.invitations = invitations;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** Who may register without an invitation. */
    RegistrationOffer offer() {
        return settings.registration() == Configuration.Registration.OPEN
                ? RegistrationOffer.OPEN
                : RegistrationOffer.CLOSED;
    }

    /** What an invitation offers. Fails with status 404 when there is no such invitation. */
    Future<RegistrationOffer> offer(String secret) {
        return invitations
                .find(database.client(), RandomSecret.sha256(secret), Times.now(clock))
                .map(Registrations::required)
                .map(invitation -> admits(invitation) ? RegistrationOffer.of(invitation) : RegistrationOffer.CLOSED);
    }

    /**
     * Makes a user who is signed in.
     *
     * @return fails with status 403 when nobody may register, 404 when there is no such invitation, 409 when the email
     *     address is taken, 422 when the password is too common, 429 after too many attempts
     */
    Future<Sessions.SignedIn> register(Registration registration, Client client) {
        String secret = registration.invitation();
        if (secret == null && settings.registration() != Configuration.Registration.OPEN) {
            return Future.failedFuture(closed());
        }
        return throttle.attemptToRegister(client)
                .compose(attempt -> secret == null ? Future.succeededFuture(offer()) : offer(secret))
                .compose(offer -> offer.mode().equals("closed")
                        ? Future.failedFuture(closed())
                        : passwords.hash(
                                registration.password(),
                                registration.email(),
                                "/password",
                                new Turn(client.network(), false)))
                .compose(hash -> database.transaction(connection -> secret == null
                        ? insert(connection, registration, Role.CASHIER, hash, client)
                        : useInvitation(connection, registration, secret)
                                .compose(invitation ->
                                        insert(connection, registration, invitation.role(), hash, client))));
    }

    /** Fails with status 403 when nobody may register by invitation, 409 when the email address is taken. */
    Future<InvitationLink> invite(SqlConnection connection, NewInvitation wanted, UUID invitedBy) {
        if (settings.registration() == Configuration.Registration.OFF) {
            return Future.failedFuture(closed());
        }
        RandomSecret secret = RandomSecret.make();
        OffsetDateTime now = Times.now(clock);
        Invitation invitation = new Invitation(
                ids.next(),
                wanted.email(),
                wanted.role(),
                now.toInstant(),
                now.toInstant().plus(settings.invitationLifetime()));
        return users.lockRole(connection, invitedBy)
                .compose(role -> role == Role.ADMIN
                        ? invitations.isEmailTaken(connection, wanted.email())
                        : Future.failedFuture(AccessHandler.roleTooLow(Role.ADMIN)))
                .compose(taken -> taken
                        ? Future.failedFuture(UserRepository.emailTaken())
                        : invitations.insert(connection, invitation, secret.sha256(), invitedBy))
                .map(inserted -> new InvitationLink(
                        invitation.id(), wanted.email(), wanted.role(), secret.text(), invitation.expiresAt()));
    }

    private Future<Invitation> useInvitation(SqlConnection connection, Registration registration, String secret) {
        return invitations
                .use(connection, RandomSecret.sha256(secret), registration.email(), Times.now(clock))
                .map(Registrations::required)
                .compose(invitation -> invitation.isSetup()
                        ? invitations.revokeSetup(connection).map(invitation)
                        : Future.succeededFuture(invitation));
    }

    private Future<Sessions.SignedIn> insert(
            SqlConnection connection, Registration registration, Role role, String hash, Client client) {
        return users.insert(
                        connection, ids.next(), registration.email(), registration.name(), role, hash, Times.now(clock))
                .compose(user -> sessions.begin(connection, user, client));
    }

    private boolean admits(Invitation invitation) {
        return invitation.isSetup() || settings.registration() != Configuration.Registration.OFF;
    }

    private static Invitation required(@Nullable Invitation invitation) {
        if (invitation == null) {
            throw unknown();
        }
        return invitation;
    }

    private static ProblemException unknown() {
        return INVITATION_UNKNOWN.because("The link is unknown, used or out of date.");
    }

    private static ProblemException closed() {
        return REGISTRATION_CLOSED.because("Nobody may register here.");
    }
}
