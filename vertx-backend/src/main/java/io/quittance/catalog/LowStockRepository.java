package io.quittance.catalog;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lists of items that are low or expire soon, one for each day. */
final class LowStockRepository {

    /** Of several instances one gets the day; the others wait until it is done, and find it taken. */
    private static final String CLAIM =
            "insert into low_stock_lists (day, made_at) values ($1, $2) on conflict do nothing returning day";

    /** Two questions, because each has an index of its own. */
    private static final String FILL = """
            insert into low_stock_entries (day, position, item_id, sku, name, quantity, low_stock_threshold, expires_on)
            select $1, row_number() over (order by lower(name), id), id, sku, name, quantity, low_stock_threshold, expires_on
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
            from (select day, made_at from low_stock_lists order by day desc limit 1) as l
                left join low_stock_entries e on e.day = l.day
            order by e.position
            """;

    LowStockRepository() {}

    /** Begins the list of a day. False when there is one already. */
    Future<Boolean> claim(SqlConnection connection, LocalDate day, Instant now) {
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(day, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() > 0);
    }

    /** @param expiringUntil the last day that counts as soon */
    Future<Void> fill(SqlConnection connection, LocalDate day, LocalDate expiringUntil) {
        return connection
                .preparedQuery(FILL)
                .execute(Tuple.of(day, expiringUntil))
                .mapEmpty();
    }

    /** Empty when none was made yet. */
    Future<Optional<LowStockList>> latest(SqlClient client) {
        return client.preparedQuery(LATEST).execute().map(rows -> {
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
