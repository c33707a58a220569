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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** API tokens in the database. */
public final class TokenRepository {

    private static final String INSERT = """
            insert into api_tokens (id, user_id, name, role, secret_sha256, created_at, expires_at, made_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String LIST = """
            select id, name, role, created_at, expires_at, last_used_at, revoked_at from api_tokens
            where user_id = $1 order by id
            """;

    private static final String LIMITS = """
            select role, expires_at from api_tokens
            where id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)
            """;

    private static final String REVOKE = """
            with recursive made as (
                select id from api_tokens where id = $1 and user_id = $2
                union
                select t.id from api_tokens t join made m on t.made_by = m.id
            )
            update api_tokens t set revoked_at = coalesce(revoked_at, $3) from made where t.id = made.id
            """;

    private static final String REVOKE_ALL = """
            update api_tokens set revoked_at = $3
            where user_id = $1 and id is distinct from $2 and revoked_at is null
            """;

    private static final String LOWER = "update api_tokens set role = $2 where user_id = $1 and role = any($3)";

    /**
     * What a token made with another has to stay within.
     *
     * @param expiresAt null when nothing bounds it
     */
    public record Limits(Role role, @Nullable Instant expiresAt) {

        public Limits within(Role users) {
            return users.includes(role) ? this : new Limits(users, expiresAt);
        }
    }

    /** @param maker whose it is, and maybe with which token it was made */
    public Future<Void> insert(SqlClient client, Token token, Caller maker, Buffer secretSha256) {
        Tuple row = Tuple.of(
                        token.id(),
                        maker.userId(),
                        token.name(),
                        token.role().text(),
                        secretSha256,
                        Times.of(token.createdAt()))
                .addValue(Times.ofNullable(token.expiresAt()))
                .addValue(maker.tokenId());
        return client.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    /** The first made first. */
    public Future<List<Token>> list(SqlClient client, UUID userId) {
        return client.preparedQuery(LIST).execute(Tuple.of(userId)).map(rows -> {
            List<Token> tokens = new ArrayList<>();
            rows.forEach(row -> tokens.add(token(row)));
            return tokens;
        });
    }

    /** Null when the token is good for nothing any more. */
    public Future<@Nullable Limits> limits(SqlClient client, UUID id, OffsetDateTime now) {
        return client.preparedQuery(LIMITS).execute(Tuple.of(id, now)).map(rows -> {
            if (rows.size() == 0) {
                return null;
            }
            Row row = rows.iterator().next();
            return new Limits(Role.of(row.getString("role")), Times.readNullable(row, "expires_at"));
        });
    }

    /** Revokes what was made with it too. Whether the user has such a token, revoked before or not. */
    public Future<Boolean> revoke(SqlClient client, UUID id, UUID userId, OffsetDateTime now) {
        return client.preparedQuery(REVOKE).execute(Tuple.of(id, userId, now)).map(rows -> rows.rowCount() > 0);
    }

    /** @param but the one that goes on; null for none */
    public Future<Void> revokeAll(SqlClient client, UUID userId, @Nullable UUID but, OffsetDateTime now) {
        return client.preparedQuery(REVOKE_ALL)
                .execute(Tuple.of(userId, but, now))
                .mapEmpty();
    }

    /** Leaves the user's tokens no role above this one, whatever the user becomes later. */
    public Future<Void> lower(SqlClient client, UUID userId, Role highest) {
        String[] above = Stream.of(Role.values())
                .filter(role -> !highest.includes(role))
                .map(Role::text)
                .toArray(String[]::new);
        return client.preparedQuery(LOWER)
                .execute(Tuple.of(userId, highest.text(), above))
                .mapEmpty();
    }

    private static Token token(Row row) {
        return new Token(
                row.getUUID("id"),
                row.getString("name"),
                Role.of(row.getString("role")),
                Times.read(row, "created_at"),
                Times.readNullable(row, "expires_at"),
                Times.readNullable(row, "last_used_at"),
                Times.readNullable(row, "revoked_at"));
    }
}
