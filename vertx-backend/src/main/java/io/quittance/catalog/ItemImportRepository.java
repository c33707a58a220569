package io.quittance.catalog;

import io.quittance.money.Sats;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Many items at a time. */
final class ItemImportRepository {

    /** Kept until the transaction ends; two imports would meet each other's new items. */
    private static final String TAKE_TURN =
            "select pg_try_advisory_xact_lock(hashtext('quittance item import')) as mine";

    /** By id, or else by number; and whoever else has the number that an item is to get. */
    private static final String MATCH = """
            with wanted as (
                select n, id, sku from unnest($1::uuid[], $2::text[]) with ordinality as w (id, sku, n)
            )
            select w.n::int as position, i.id, true as meant from wanted w join items i on i.id = w.id
            union all
            select w.n::int, i.id, w.id is null from wanted w join items i on lower(i.sku) = lower(w.sku)
            where w.id is null or w.id <> i.id
            """;

    private static final String STATES = """
            select id, sku, name, description, price_sats, quantity, low_stock_threshold, expires_on,
                archived_at is not null as archived
            from items where id = any($1) order by id
            """;

    private static final String WANTED = """
            with wanted as (
                select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::int[], $7::date[],
                    $8::int[], $9::uuid[])
                as w (id, sku, name, description, price_sats, low_stock_threshold, expires_on, change, movement_id)
            ),
            """;

    private static final String RECORD = """
            insert into stock_movements (id, item_id, change, reason, user_id, moved_at)
            select movement_id, id, change, 'imported', $10::uuid, $11::timestamptz from wanted where change <> 0
            """;

    private static final String INSERT = WANTED + """
            added as (
                insert into items
                    (id, sku, name, description, price_sats, quantity, low_stock_threshold, expires_on, created_at)
                select id, sku, name, description, price_sats, change, low_stock_threshold, expires_on, $11::timestamptz
                from wanted
            )
            """ + RECORD;

    private static final String UPDATE = WANTED + """
            changed as (
                update items i set sku = w.sku, name = w.name, description = w.description, price_sats = w.price_sats,
                    quantity = i.quantity + w.change, low_stock_threshold = w.low_stock_threshold,
                    expires_on = w.expires_on, version = version + 1
                from wanted w where i.id = w.id
            )
            """ + RECORD;

    /**
     * An item that a row has to do with.
     *
     * @param position of the row, from 1
     * @param meant whether the row is about it; else it only has the row's number already
     */
    record Match(int position, UUID id, boolean meant) {}

    /** @param change of the quantity */
    record Change(ItemState wanted, int change, UUID movementId) {}

    /** Whether no other import is running, and none will until the transaction ends. */
    Future<Boolean> takeTurn(SqlClient client) {
        return client.query(TAKE_TURN)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("mine"));
    }

    Future<List<Match>> match(SqlClient client, List<ItemRow> rows) {
        return client.preparedQuery(MATCH)
                .execute(Tuple.tuple()
                        .addValue(array(rows, ItemRow::id, UUID[]::new))
                        .addValue(array(rows, ItemRow::sku, String[]::new)))
                .map(found -> {
                    List<Match> matches = new ArrayList<>(found.size());
                    for (Row row : found) {
                        matches.add(new Match(row.getInteger("position"), row.getUUID("id"), row.getBoolean("meant")));
                    }
                    return matches;
                });
    }

    /** @param lock whether nobody else may change them until the transaction ends */
    Future<List<ItemState>> states(SqlClient client, List<UUID> ids, boolean lock) {
        return client.preparedQuery(lock ? STATES + " for no key update" : STATES)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(found -> {
                    List<ItemState> states = new ArrayList<>(found.size());
                    for (Row row : found) {
                        states.add(state(row));
                    }
                    return states;
                });
    }

    Future<Void> insert(SqlClient client, List<Change> changes, UUID userId, Instant now) {
        return client.preparedQuery(INSERT)
                .execute(values(changes, userId, now))
                .mapEmpty();
    }

    /** The items have to be locked. */
    Future<Void> update(SqlClient client, List<Change> changes, UUID userId, Instant now) {
        return client.preparedQuery(UPDATE)
                .execute(values(changes, userId, now))
                .mapEmpty();
    }

    private static Tuple values(List<Change> changes, UUID userId, Instant now) {
        return Tuple.tuple()
                .addValue(array(changes, change -> change.wanted().id(), UUID[]::new))
                .addValue(array(changes, change -> change.wanted().sku(), String[]::new))
                .addValue(array(changes, change -> change.wanted().name(), String[]::new))
                .addValue(array(changes, change -> change.wanted().description(), String[]::new))
                .addValue(array(changes, change -> change.wanted().price().value(), Long[]::new))
                .addValue(array(changes, change -> change.wanted().lowStockThreshold(), Integer[]::new))
                .addValue(array(changes, change -> change.wanted().expiresOn(), LocalDate[]::new))
                .addValue(array(changes, Change::change, Integer[]::new))
                .addValue(array(changes, Change::movementId, UUID[]::new))
                .addValue(userId)
                .addValue(now.atOffset(ZoneOffset.UTC));
    }

    private static <T, R> R[] array(List<T> rows, Function<T, ? extends R> value, IntFunction<R[]> maker) {
        return rows.stream().map(value).toArray(maker);
    }

    private static ItemState state(Row row) {
        return new ItemState(
                row.getUUID("id"),
                row.getString("sku"),
                row.getString("name"),
                row.getString("description"),
                new Sats(row.getLong("price_sats")),
                row.getInteger("quantity"),
                row.getInteger("low_stock_threshold"),
                row.getLocalDate("expires_on"),
                row.getBoolean("archived"));
    }
}
