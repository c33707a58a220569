package io.quittance.stock;

import io.quittance.db.Ids;
import io.quittance.money.Sats;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What purchases take off the shelf and put back, inside transactions of their own. */
public final class Stock {

    /** Most pieces there can be of an item, and the highest threshold: that of the contract. */
    public static final int MAX_QUANTITY = 1_000_000_000;

    /**
     * In the order of the ids, whatever order a purchase names them in, so that two purchases never wait for each other. A
     * statement of its own: the next one sees the rows as they are once they are locked. One that locks and updates at the
     * same time meets rows as they were before it waited, checks those too, and was seen to run into deadlocks.
     */
    private static final String LOCK = "select from items where id = any($1) order by id for no key update";

    /**
     * The decision, the change and its movements, of rows that are locked. What is wrong with a single item leaves all of
     * them as they are.
     */
    private static final String RESERVE = """
            with wanted as (
                select item_id, change, movement_id
                from unnest($1::uuid[], $2::int[], $3::uuid[]) as w (item_id, change, movement_id)
            ), locked as (
                select id, quantity, archived_at, expires_on from items where id = any($1)
            ), short as (
                select w.item_id,
                    case when l.id is null then 'UNKNOWN'
                        when w.change > 0 and l.archived_at is not null then 'ARCHIVED'
                        when w.change > 0 and l.expires_on < $4::date then 'EXPIRED'
                        when w.change > l.quantity then 'NOT_ENOUGH' end as reason,
                    l.quantity as available
                from wanted w left join locked l on l.id = w.item_id
            ), moved as (
                update items i set quantity = i.quantity - w.change
                from wanted w
                where i.id = w.item_id and not exists (select from short where reason is not null)
                returning i.id
            ), recorded as (
                insert into stock_movements (id, item_id, change, reason, user_id, purchase_id, moved_at)
                select w.movement_id, w.item_id, -w.change, case when w.change > 0 then 'reserved' else 'released' end,
                    $5::uuid, $6::uuid, $7::timestamptz
                from wanted w join moved m on m.id = w.item_id
            )
            select item_id, reason, case reason when 'NOT_ENOUGH' then available else 0 end as available
            from short where reason is not null
            """;

    private static final String PRICED = "select id, name, price_sats from items where id = any($1)";

    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone whose date decides what has expired */
    public Stock(Ids ids, Clock clock, ZoneId zone) {
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Reserves and releases, all of it or nothing, and records a movement of each. Archived and expired items can be
     * released.
     *
     * @param userId null when the service does it by itself
     * @param wanted each item at most once
     * @return what is in the way, in no order; when it is not empty, nothing was changed
     */
    public Future<List<Shortage>> reserve(
            SqlConnection connection, UUID purchaseId, @Nullable UUID userId, List<Reservation> wanted) {
        List<Reservation> changes =
                wanted.stream().filter(reservation -> reservation.change() != 0).toList();
        if (changes.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Tuple values = Tuple.of(
                changes.stream().map(Reservation::itemId).toArray(UUID[]::new),
                changes.stream().map(Reservation::change).toArray(Integer[]::new),
                changes.stream().map(change -> ids.next()).toArray(UUID[]::new),
                LocalDate.ofInstant(clock.instant(), zone),
                userId,
                purchaseId);
        values.addValue(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        // Both go out together: the second does not wait for the answer to the first.
        Future<RowSet<Row>> locked = connection.preparedQuery(LOCK).execute(Tuple.of(values.getValue(0)));
        Future<RowSet<Row>> reserved = connection.preparedQuery(RESERVE).execute(values);
        return Future.all(locked, reserved).map(both -> {
            List<Shortage> shortages = new ArrayList<>();
            for (Row row : reserved.result()) {
                shortages.add(new Shortage(
                        row.getUUID("item_id"),
                        Shortage.Reason.valueOf(row.getString("reason")),
                        row.getInteger("available")));
            }
            return List.copyOf(shortages);
        });
    }

    /** Names and prices as they are now; items that do not exist are left out, archived ones are not. */
    public Future<Map<UUID, PricedItem>> priced(SqlConnection connection, Collection<UUID> ids) {
        return connection
                .preparedQuery(PRICED)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, PricedItem> items = new HashMap<>();
                    for (Row row : rows) {
                        UUID id = row.getUUID("id");
                        items.put(id, new PricedItem(id, row.getString("name"), new Sats(row.getLong("price_sats"))));
                    }
                    return Map.copyOf(items);
                });
    }
}
