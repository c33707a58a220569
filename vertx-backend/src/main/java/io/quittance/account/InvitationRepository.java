package io.quittance.account;

import io.quittance.access.Role;
import io.quittance.db.Times;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links to register by, in the database. */
final class InvitationRepository {

    /** An invitation is good for as long as its maker is an admin; the link of the first start while there is none. */
    private static final String IS_GOOD = """
            used_at is null and expires_at > $1 and exists (
                select from users where users.id = invited_by and users.role = 'admin' and disabled_at is null)
            """;

    private static final String IS_GOOD_OR_SETUP = """
            used_at is null and expires_at > $1 and case when email is null
                then not exists (select from users where users.role = 'admin' and disabled_at is null)
                else exists (
                    select from users where users.id = invited_by and users.role = 'admin' and disabled_at is null)
                end
            """;

    private static final String FIND =
            "select id, email, role, created_at, expires_at from invitations where secret_sha256 = $2 and "
                    + IS_GOOD_OR_SETUP;

    /**
     * Of two that use it at the same time, the second waits for the first and finds it used. It was made for one person:
     * whoever else it has reached is not invited.
     */
    private static final String USE =
            "update invitations set used_at = $1 where secret_sha256 = $2 and " + IS_GOOD_OR_SETUP + """
            and (email is null or lower(email) = lower($3))
            returning id, email, role, created_at, expires_at
            """;

    private static final String INSERT = """
            insert into invitations (id, email, role, secret_sha256, invited_by, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    private static final String LIST =
            "select id, email, role, created_at, expires_at from invitations where " + IS_GOOD + " order by id";

    private static final String REVOKE_OF = "delete from invitations where invited_by = $1 and used_at is null";

    private static final String REVOKE =
            "delete from invitations where id = $1 and used_at is null and email is not null";

    private static final String REVOKE_SETUP = "delete from invitations where email is null";

    /** What is locked goes the next time. */
    private static final String SWEEP = """
            delete from invitations where id = any(array(
                select id from invitations where expires_at <= $1 for update skip locked))
            """;

    /** A clock that was ahead made links that would be good for longer than all others. */
    private static final String BOUND = """
            update invitations set created_at = least(created_at, $1), expires_at = least(expires_at, $2)
            where id = any(array(
                select id from invitations where email is not null and (created_at > $1 or expires_at > $2)
                for no key update skip locked))
            """;

    private static final String EMAIL_TAKEN = "select from users where lower(email) = lower($1)";

    /** Null when it is unknown, used, void or out of date. */
    Future<@Nullable Invitation> find(SqlClient client, Buffer secretSha256, OffsetDateTime now) {
        return client.preparedQuery(FIND).execute(Tuple.of(now, secretSha256)).map(InvitationRepository::first);
    }

    /** As {@link #find}, and from now on it is used. Null, too, when it is for somebody else. */
    Future<@Nullable Invitation> use(SqlClient client, Buffer secretSha256, String email, OffsetDateTime now) {
        return client.preparedQuery(USE)
                .execute(Tuple.of(now, secretSha256, email))
                .map(InvitationRepository::first);
    }

    /** @param invitedBy null for the link of the first start */
    Future<Void> insert(SqlClient client, Invitation invitation, Buffer secretSha256, @Nullable UUID invitedBy) {
        Tuple row = Tuple.of(
                        invitation.id(),
                        invitation.email(),
                        invitation.role().text(),
                        secretSha256,
                        invitedBy,
                        Times.of(invitation.createdAt()))
                .addValue(Times.of(invitation.expiresAt()));
        return client.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    /** Those that are still good, the first made first. */
    Future<List<Invitation>> list(SqlClient client, OffsetDateTime now) {
        return client.preparedQuery(LIST).execute(Tuple.of(now)).map(rows -> {
            List<Invitation> invitations = new ArrayList<>();
            rows.forEach(row -> invitations.add(invitation(row)));
            return invitations;
        });
    }

    /** Whether there was such an invitation that nobody had used. */
    Future<Boolean> revoke(SqlClient client, UUID id) {
        return client.preparedQuery(REVOKE).execute(Tuple.of(id)).map(rows -> rows.rowCount() > 0);
    }

    /** Revokes what this user has made. */
    Future<Void> revokeOf(SqlClient client, UUID userId) {
        return client.preparedQuery(REVOKE_OF).execute(Tuple.of(userId)).mapEmpty();
    }

    /** Makes all links of the first start useless. */
    Future<Void> revokeSetup(SqlClient client) {
        return client.preparedQuery(REVOKE_SETUP).execute().mapEmpty();
    }

    Future<Boolean> isEmailTaken(SqlClient client, String email) {
        return client.preparedQuery(EMAIL_TAKEN).execute(Tuple.of(email)).map(rows -> rows.size() > 0);
    }

    /** Takes what lies in the future for what happens now, and lets no link be good after the given time. */
    Future<Void> bound(SqlClient client, OffsetDateTime now, OffsetDateTime latestEnd) {
        return client.preparedQuery(BOUND).execute(Tuple.of(now, latestEnd)).mapEmpty();
    }

    Future<Integer> sweep(SqlClient client, OffsetDateTime now) {
        return client.preparedQuery(SWEEP).execute(Tuple.of(now)).map(rows -> rows.rowCount());
    }

    private static @Nullable Invitation first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : invitation(rows.iterator().next());
    }

    private static Invitation invitation(Row row) {
        return new Invitation(
                row.getUUID("id"),
                row.getString("email"),
                Role.of(row.getString("role")),
                Times.read(row, "created_at"),
                Times.read(row, "expires_at"));
    }
}
