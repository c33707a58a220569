package io.quittance.access;

import io.quittance.db.Times;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions in the database, where every instance finds them. */
public final class SessionRepository {

    private static final String INSERT = """
            insert into sessions
                (id, secret_sha256, user_id, created_at, last_used_at, expires_at, client_address, user_agent)
            values ($1, $2, $3, $4, $4, $5, $6, $7)
            """;

    private static final String LIST = """
            select id, created_at, last_used_at, expires_at, client_address, user_agent from sessions
            where user_id = $1 and expires_at > $2 and last_used_at > $3
            order by last_used_at desc, id desc
            """;

    private static final String EXPIRY = "select expires_at from sessions where id = $1";

    private static final String END = "delete from sessions where id = $1 and user_id = $2";

    private static final String END_BY_SECRET = "delete from sessions where secret_sha256 = $1";

    private static final String END_ALL = "delete from sessions where user_id = $1 and id is distinct from $2";

    /** What is locked goes the next time. */
    private static final String SWEEP = """
            delete from sessions where id = any(array(
                select id from sessions where expires_at <= $1 or last_used_at <= $2 for update skip locked))
            """;

    /** A clock that was ahead made sessions that would outlive all others. */
    private static final String BOUND = """
            update sessions set created_at = least(created_at, $1), last_used_at = least(last_used_at, $1),
                expires_at = least(expires_at, $2)
            where id = any(array(
                select id from sessions where created_at > $1 or last_used_at > $1 or expires_at > $2
                for no key update skip locked))
            """;

    public Future<Void> insert(
            SqlClient client, UUID id, UUID userId, Buffer secretSha256, OffsetDateTime now, Instant end, Client from) {
        Tuple row = Tuple.of(id, secretSha256, userId, now, Times.of(end), from.address())
                .addValue(from.userAgent());
        return client.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    /** Those that are not over, the latest used first. */
    public Future<List<Session>> list(
            SqlClient client, UUID userId, OffsetDateTime now, OffsetDateTime idleSince, @Nullable UUID current) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(userId, now, idleSince))
                .map(rows -> {
                    List<Session> sessions = new ArrayList<>();
                    for (Row row : rows) {
                        sessions.add(session(row, current));
                    }
                    return sessions;
                });
    }

    /** When it ends at the latest; null when it has ended. */
    public Future<@Nullable Instant> expiry(SqlClient client, UUID id) {
        return client.preparedQuery(EXPIRY)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.size() == 0 ? null : Times.read(rows.iterator().next(), "expires_at"));
    }

    /** Whether the user had such a session. */
    public Future<Boolean> end(SqlClient client, UUID id, UUID userId) {
        return client.preparedQuery(END).execute(Tuple.of(id, userId)).map(rows -> rows.rowCount() > 0);
    }

    public Future<Void> endBySecret(SqlClient client, Buffer secretSha256) {
        return client.preparedQuery(END_BY_SECRET)
                .execute(Tuple.of(secretSha256))
                .mapEmpty();
    }

    /** @param but the one that goes on; null for none */
    public Future<Void> endAll(SqlClient client, UUID userId, @Nullable UUID but) {
        return client.preparedQuery(END_ALL).execute(Tuple.of(userId, but)).mapEmpty();
    }

    /** Takes what lies in the future for what happens now, and lets no session end after the given time. */
    public Future<Void> bound(SqlClient client, OffsetDateTime now, OffsetDateTime latestEnd) {
        return client.preparedQuery(BOUND).execute(Tuple.of(now, latestEnd)).mapEmpty();
    }

    public Future<Integer> sweep(SqlClient client, OffsetDateTime now, OffsetDateTime idleSince) {
        return client.preparedQuery(SWEEP).execute(Tuple.of(now, idleSince)).map(rows -> rows.rowCount());
    }

    private static Session session(Row row, @Nullable UUID current) {
        UUID id = row.getUUID("id");
        return new Session(
                id,
                Times.read(row, "created_at"),
                Times.read(row, "last_used_at"),
                Times.read(row, "expires_at"),
                row.getString("client_address"),
                row.getString("user_agent"),
                id.equals(current));
    }
}
