package io.quittance.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** API tokens in the database. */
final class TokenRepository {

    private static final String INSERT = """
            insert into api_tokens (id, user_id, name, role, secret_sha256, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    private static final String LIST = """
            select id, name, role, created_at, expires_at, last_used_at, revoked_at from api_tokens
            where user_id = $1 order by id
            """;

    private static final String REVOKE =
            "update api_tokens set revoked_at = coalesce(revoked_at, $3) where id = $1 and user_id = $2";

    Future<Void> insert(SqlClient client, Token token, UUID userId, Buffer secretSha256) {
        Tuple row = Tuple.of(
                        token.id(),
                        userId,
                        token.name(),
                        token.role().text(),
                        secretSha256,
                        Times.of(token.createdAt()))
                .addValue(Times.ofNullable(token.expiresAt()));
        return client.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    /** The first made first. */
    Future<List<Token>> list(SqlClient client, UUID userId) {
        return client.preparedQuery(LIST).execute(Tuple.of(userId)).map(rows -> {
            List<Token> tokens = new ArrayList<>();
            rows.forEach(row -> tokens.add(token(row)));
            return tokens;
        });
    }

    /** Whether the user has such a token, revoked before or not. */
    Future<Boolean> revoke(SqlClient client, UUID id, UUID userId, OffsetDateTime now) {
        return client.preparedQuery(REVOKE).execute(Tuple.of(id, userId, now)).map(rows -> rows.rowCount() > 0);
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
