package io.quittance.access;

import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out who stands behind a cookie or a token. Nobody who is disabled does. */
final class Callers {

    private static final String BY_SESSION = """
            select s.id, s.user_id, u.role, s.last_used_at
            from sessions s join users u on u.id = s.user_id
            where s.secret_sha256 = $1 and s.expires_at > $2 and s.last_used_at > $3 and u.disabled_at is null
            """;

    private static final String BY_TOKEN = """
            select t.id, t.user_id, u.role, t.role as token_role, t.last_used_at
            from api_tokens t join users u on u.id = t.user_id
            where t.secret_sha256 = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
                and u.disabled_at is null
            """;

    /** Of many requests at a time one notes it; none waits for another. */
    private static final String SESSION_USED = """
            update sessions set last_used_at = $2
            where id = (select id from sessions where id = $1 for no key update skip locked)
            """;

    private static final String TOKEN_USED = """
            update api_tokens set last_used_at = date_trunc('minute', $2::timestamptz, 'UTC')
            where id = (select id from api_tokens where id = $1 for no key update skip locked)
            """;

    /** A write for every request would cost more than it tells. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Duration idle;

    /** @param idle a session that was not used for so long is over */
    Callers(Database database, Clock clock, Duration idle) {
        this.database = database;
        this.clock = clock;
        this.idle = idle;
    }

    /** Null when there is no such session, or not any more. */
    Future<@Nullable Caller> bySession(String secret) {
        if (!RandomSecret.isShaped(secret)) {
            return Future.succeededFuture();
        }
        OffsetDateTime now = now();
        return database.client()
                .preparedQuery(BY_SESSION)
                .execute(Tuple.of(RandomSecret.sha256(secret), now, now.minus(idle)))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.succeededFuture();
                    }
                    Row row = rows.iterator().next();
                    UUID id = row.getUUID("id");
                    Caller caller = new Caller(row.getUUID("user_id"), Role.of(row.getString("role")), id, null);
                    return noteUse(SESSION_USED, id, row.getOffsetDateTime("last_used_at"), now)
                            .map(caller);
                });
    }

    /** Null when there is no such token, or not any more. Its role is never above what its user's role is now. */
    Future<@Nullable Caller> byToken(String token) {
        if (!Token.isShaped(token)) {
            return Future.succeededFuture();
        }
        OffsetDateTime now = now();
        return database.client()
                .preparedQuery(BY_TOKEN)
                .execute(Tuple.of(RandomSecret.sha256(token), now))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.succeededFuture();
                    }
                    Row row = rows.iterator().next();
                    UUID id = row.getUUID("id");
                    Role users = Role.of(row.getString("role"));
                    Role tokens = Role.of(row.getString("token_role"));
                    Caller caller =
                            new Caller(row.getUUID("user_id"), users.includes(tokens) ? tokens : users, null, id);
                    return noteUse(TOKEN_USED, id, row.getOffsetDateTime("last_used_at"), now)
                            .map(caller);
                });
    }

    private Future<Void> noteUse(String statement, UUID id, @Nullable OffsetDateTime noted, OffsetDateTime now) {
        // A time to come was noted by a clock that was ahead: it is set right.
        if (noted != null && Duration.between(noted, now).abs().compareTo(NOTED_EVERY) < 0) {
            return Future.succeededFuture();
        }
        return database.client()
                .preparedQuery(statement)
                .execute(Tuple.of(id, now))
                .mapEmpty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
