package io.quittance.idempotency;

import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does a thing once for each {@code Idempotency-Key}, in whichever instance, and for 24 hours.
 *
 * <p>What is made and the answer about it are written in one transaction: there is never the one without the other. Only
 * answers that made something are kept: after a refusal or a failure the same key may try again.
 */
public final class DatabaseIdempotency {

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked";

    private static final String FIND = """
            select body_mac, status, headers, body from idempotency_keys
            where caller = $1 and key = $2 and created_at > $3
            """;

    /** A row that is there already is one whose time is over. */
    private static final String KEEP = """
            insert into idempotency_keys (caller, key, body_mac, status, headers, body, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (caller, key) do update set
                body_mac = excluded.body_mac, status = excluded.status, headers = excluded.headers,
                body = excluded.body, created_at = excluded.created_at
            """;

    /** What is locked goes the next time. */
    private static final String SWEEP = """
            delete from idempotency_keys where ctid = any(array(
                select ctid from idempotency_keys where created_at <= $1 for update skip locked))
            """;

    /** Answers of a clock that was ahead are kept, or their requests would be done twice; but for 24 hours from now. */
    private static final String BOUND = """
            update idempotency_keys set created_at = $1 where ctid = any(array(
                select ctid from idempotency_keys where created_at > $1 for no key update skip locked))
            """;

    private static final Duration KEPT = Duration.ofHours(24);

    private final Database database;
    private final Clock clock;

    public DatabaseIdempotency(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Runs the action in a transaction, or gives the answer that it gave before. Another path or method with the same key
     * counts as another body.
     *
     * @param caller the user's id; keys of two users never meet
     * @param action fails to have everything rolled back
     * @return fails with a {@link ProblemException} of status 409 while the first request runs, 422 when the key came
     *     before with another body
     */
    public Future<Answer> once(RoutingContext ctx, String caller, Function<SqlConnection, Future<Answer>> action) {
        String path = ctx.normalizedPath().replaceAll("/+$", "");
        Buffer request = Buffer.buffer(ctx.request().method() + " " + path + "\n");
        Buffer body = ctx.body().buffer();
        if (body != null) {
            request.appendBuffer(body);
        }
        return once(caller, ctx.request().getHeader("Idempotency-Key"), request, action);
    }

    /**
     * Runs the action in a transaction, or gives the answer that it gave before.
     *
     * @param caller the user's id; keys of two users never meet
     * @param key null when the client sent none: then the action just runs, in a transaction too
     * @param body null when there is none
     * @param action fails to have everything rolled back
     * @return fails with a {@link ProblemException} of status 409 while the first request runs, 422 when the key came
     *     before with another body
     */
    public Future<Answer> once(
            String caller,
            @Nullable String key,
            @Nullable Buffer body,
            Function<SqlConnection, Future<Answer>> action) {
        if (key == null) {
            return database.transaction(action);
        }
        AnswerSeal seal = new AnswerSeal(caller, key);
        Buffer mac = seal.mac(Objects.requireNonNullElseGet(body, Buffer::buffer));
        return database.transaction(connection -> lock(connection, caller, seal)
                .compose(locked -> find(connection, caller, seal))
                .compose(kept -> kept == null
                        ? action.apply(connection).compose(answer -> keep(connection, caller, seal, mac, answer)
                                .map(answer))
                        : Future.succeededFuture(repeat(kept, seal, mac))));
    }

    /** Forgets answers that are older than 24 hours. Gives how many there were. */
    public Future<Integer> sweep() {
        return database.client()
                .preparedQuery(BOUND)
                .execute(Tuple.of(now()))
                .compose(bound -> database.client().preparedQuery(SWEEP).execute(Tuple.of(oldest())))
                .map(rows -> rows.rowCount());
    }

    /** Held to the end of the transaction: whoever gets it after that sees what was written. */
    private static Future<Void> lock(SqlConnection connection, String caller, AnswerSeal seal) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(caller + " " + seal.name()))
                .compose(rows -> rows.iterator().next().getBoolean("locked")
                        ? Future.succeededFuture()
                        : Future.failedFuture(inProgress()));
    }

    private Future<@Nullable Row> find(SqlConnection connection, String caller, AnswerSeal seal) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(caller, seal.name(), oldest()))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    private static Answer repeat(Row kept, AnswerSeal seal, Buffer mac) {
        if (!kept.getBuffer("body_mac").equals(mac)) {
            throw IdempotencyProblems.keyReused();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        kept.getJsonObject("headers").forEach(header -> headers.put(header.getKey(), (String) header.getValue()));
        return new Answer(kept.getInteger("status"), headers, seal.open(kept.getBuffer("body")));
    }

    private Future<Void> keep(SqlConnection connection, String caller, AnswerSeal seal, Buffer mac, Answer answer) {
        JsonObject headers = new JsonObject();
        answer.headers().forEach(headers::put);
        Tuple row = Tuple.of(caller, seal.name(), mac, answer.status(), headers, seal.close(answer.body()))
                .addValue(now());
        return connection.preparedQuery(KEEP).execute(row).mapEmpty();
    }

    private OffsetDateTime oldest() {
        return now().minus(KEPT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ProblemException inProgress() {
        return IdempotencyProblems.stillRunning();
    }
}
