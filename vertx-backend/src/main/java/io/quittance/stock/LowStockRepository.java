package io.quittance.stock;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lists of items that are low or expire soon, one for each day. */
final class LowStockRepository {

    /**
     * Of several instances one gets the day; the others wait until it is done, and find it taken. A list that a wrong clock
     * made, before its day began or long after now, is made again.
     */
    private static final String CLAIM = """
            insert into low_stock_lists (day, made_at) values ($1, $2)
            on conflict (day) do update set made_at = excluded.made_at
            where low_stock_lists.made_at < $3 or low_stock_lists.made_at > $4
            returning day
            """;

    /** Lists of days to come were made by a clock that was ahead. Their days find them made too early. */
    private static final String MARK_EARLY = "update low_stock_lists set made_at = $2 where day > $1 and made_at > $2";

    private static final String CLEAR = "delete from low_stock_entries where day = $1";

    /** Two questions, because each has an index of its own. */
    private static final String FILL = """
            insert into low_stock_entries (day, position, item_id, sku, name, quantity, low_stock_threshold, expires_on)
            select $1, row_number() over (order by name collate "und-x-icu", id), id, sku, name, quantity, low_stock_threshold, expires_on
            from (
                select id, sku, name, quantity, low_stock_threshold, expires_on from items
                where archived_at is null and quantity <= low_stock_threshold
                union
                select id, sku, name, quantity, low_stock_threshold, expires_on from items
                where archived_at is null and expires_on is not null and expires_on <= $2
            ) as found
            """;

    private static final String LATEST = """
            select l.day, l.made_at, e.item_id, e.sku, e.name, e.quantity, e.low_stock_threshold, e.expires_on
            from (select day, made_at from low_stock_lists where day <= $1 order by day desc limit 1) as l
                left join low_stock_entries e on e.day = l.day
            order by e.position
            """;

    /** How far apart the clocks of instances may be. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    LowStockRepository() {}

    /**
     * Begins the list of a day. False when there is one already.
     *
     * @param begin of the day
     */
    Future<Boolean> claim(SqlConnection connection, LocalDate day, Instant begin, Instant now) {
        Tuple row = Tuple.of(day, utc(now), utc(begin), utc(now.plus(CLOCK_SKEW)));
        return connection
                .preparedQuery(MARK_EARLY)
                .execute(Tuple.of(day, utc(now)))
                .compose(marked -> connection.preparedQuery(CLAIM).execute(row))
                .compose(claimed -> claimed.size() == 0
                        ? Future.succeededFuture(false)
                        : connection.preparedQuery(CLEAR).execute(Tuple.of(day)).map(true));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** @param expiringUntil the last day that counts as soon */
    Future<Void> fill(SqlConnection connection, LocalDate day, LocalDate expiringUntil) {
        return connection
                .preparedQuery(FILL)
                .execute(Tuple.of(day, expiringUntil))
                .mapEmpty();
    }

    /**
     * The newest that is not of a day to come; empty when none was made yet.
     *
     * @param today in the shop's zone
     */
    Future<Optional<LowStockList>> latest(SqlClient client, LocalDate today) {
        return client.preparedQuery(LATEST).execute(Tuple.of(today)).map(rows -> {
            List<LowStockItem> items = new ArrayList<>();
            Row first = null;
            for (Row row : rows) {
                first = row;
                if (row.getUUID("item_id") != null) {
                    items.add(item(row));
                }
            }
            return first == null
                    ? Optional.empty()
                    : Optional.of(new LowStockList(
                            first.getLocalDate("day"),
                            first.getOffsetDateTime("made_at").toInstant(),
                            items));
        });
    }

    private static LowStockItem item(Row row) {
        return new LowStockItem(
                row.getUUID("item_id"),
                row.getString("sku"),
                row.getString("name"),
                row.getInteger("quantity"),
                row.getInteger("low_stock_threshold"),
                row.getLocalDate("expires_on"));
    }
}
