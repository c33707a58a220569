package io.quittance.outbox;

import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What stands in the outbox as a whole: how much is due, and what may be forgotten. */
final class BacklogRepository {

    private static final String MEASURE = """
            select channel, count(*) as due, (extract(epoch from now() - min(due_at)) * 1000)::bigint as oldest
            from outbox where state in ('waiting', 'claimed') and due_at <= now() group by channel
            """;

    private static final String SWEEP = """
            delete from outbox where id = any(array(
                select id from outbox
                where state in ('done', 'cancelled') and due_at < now() - $1::bigint * interval '1 millisecond'
                limit $2 for update skip locked))
            """;

    private static final int SWEPT_AT_A_TIME = 5_000;

    private final Database database;

    BacklogRepository(Database database) {
        this.database = database;
    }

    record Backlog(long due, long oldestMillis) {}

    /** By channel; those without any are missing. */
    Future<Map<String, Backlog>> measure() {
        return database.client().preparedQuery(MEASURE).execute().map(rows -> {
            Map<String, Backlog> backlogs = new HashMap<>();
            for (Row row : rows) {
                backlogs.put(row.getString("channel"), new Backlog(row.getLong("due"), row.getLong("oldest")));
            }
            return backlogs;
        });
    }

    /** Deletes what ended longer ago than that. */
    Future<Void> sweep(Duration kept) {
        return database.client()
                .preparedQuery(SWEEP)
                .execute(Tuple.of(kept.toMillis(), SWEPT_AT_A_TIME))
                .compose(rows -> rows.rowCount() < SWEPT_AT_A_TIME ? Future.succeededFuture() : sweep(kept));
    }
}
