package io.quittance.account;

import io.quittance.access.Role;
import io.quittance.access.SessionRepository;
import io.quittance.access.SignInThrottle;
import io.quittance.access.TokenRepository;
import io.quittance.db.Database;
import io.quittance.db.Times;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Changing and removing users, so that there is always an admin left. */
final class Users {

    private static final Kind LAST_ADMIN = new Kind(409, "last-admin", "Last admin");

    private final Database database;
    private final UserRepository users;
    private final SessionRepository sessions;
    private final TokenRepository tokens;
    private final InvitationRepository invitations;
    private final SignInThrottle throttle;
    private final Clock clock;

    Users(
            Database database,
            UserRepository users,
            SessionRepository sessions,
            TokenRepository tokens,
            InvitationRepository invitations,
            SignInThrottle throttle,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.invitations = invitations;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Changes a user. When the role changes or the user is disabled, their sessions end. A disabled user's tokens are
     * revoked, those above the role are lowered to it, and invitations by somebody who is no admin any more are void.
     *
     * @param based the versions that the change may be based on
     * @return fails with status 404, 409 when the email address is taken or no admin would be left, 412 when somebody
     *     changed the user meanwhile
     */
    Future<User> update(UUID id, IfMatch based, UserChange change) {
        return database.transaction(connection -> spareLastAdmin(connection, id, change.takesAdminAway())
                .compose(spared -> users.findForChange(connection, id))
                .compose(before -> {
                    if (before == null) {
                        return Future.failedFuture(notFound());
                    }
                    if (!based.allows(before.version())) {
                        return Future.failedFuture(EntityTag.changedMeanwhile(based, before.version()));
                    }
                    return users.update(connection, id, change, Times.now(clock))
                            .compose(after ->
                                    endRights(connection, before, after).map(after));
                }));
    }

    /**
     * Removes a user with sessions and tokens.
     *
     * @param based the versions that this may be based on
     * @return fails with status 404, 409 when no admin would be left, 412 when somebody changed the user meanwhile
     */
    Future<Void> delete(UUID id, IfMatch based) {
        return database.transaction(connection -> spareLastAdmin(connection, id, true)
                .compose(spared -> users.findForChange(connection, id))
                .compose(before -> {
                    if (before == null) {
                        return Future.failedFuture(notFound());
                    }
                    return based.allows(before.version())
                            ? users.delete(connection, id)
                            : Future.failedFuture(EntityTag.changedMeanwhile(based, before.version()));
                }));
    }

    /** Ends what rests on what the user may do no more. It does not come back when the user may again. */
    private Future<Void> endRights(SqlConnection connection, User before, User after) {
        UUID id = after.id();
        boolean off = before.disabled() || after.disabled();
        Future<Void> tokensEnded = off
                ? tokens.revokeAll(connection, id, null, Times.now(clock))
                        .compose(revoked -> throttle.forget(connection, id, null))
                : tokens.lower(connection, id, after.role());
        return tokensEnded
                .compose(ended -> off || before.role() != after.role()
                        ? sessions.endAll(connection, id, null)
                        : Future.succeededFuture())
                .compose(ended -> off || after.role() != Role.ADMIN
                        ? invitations.revokeOf(connection, id)
                        : Future.succeededFuture());
    }

    private Future<Void> spareLastAdmin(SqlConnection connection, UUID id, boolean takesAdminAway) {
        return takesAdminAway
                ? users.lockAdmins(connection)
                        .compose(admins -> admins.equals(List.of(id))
                                ? Future.failedFuture(lastAdmin())
                                : Future.succeededFuture())
                : Future.succeededFuture();
    }

    /** The refusal of what is about nothing. */
    static ProblemException notFound() {
        return Kind.NOT_FOUND.because("There is nothing here.");
    }

    private static ProblemException lastAdmin() {
        return LAST_ADMIN.because("There would be no admin left. Make another one first.");
    }
}
