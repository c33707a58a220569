package io.quittance.catalog;

import io.quittance.db.PageQuery;
import io.quittance.db.SearchWords;
import io.quittance.http.IfMatch;
import io.quittance.http.Paging;
import io.quittance.money.Sats;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Items as rows. */
final class ItemRepository {

    private static final String COLUMNS = """
            id, sku, name, description, price_sats, quantity, low_stock_threshold, expires_on,
            archived_at is not null as archived, picture_sha256 is not null as has_picture, created_at, version
            """;

    private static final String FIND = "select " + COLUMNS + " from items where id = $1";

    private static final String EXISTS = "select 1 from items where id = $1";

    /** By id, so that a renaming in the meantime neither hides an item nor shows it twice. */
    private static final String BATCH = "select " + COLUMNS + """
            from items
            where archived_at is null and id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
            order by id limit $2
            """;

    private static final String INSERT = """
            with added as (
                insert into items
                    (id, sku, name, description, price_sats, quantity, low_stock_threshold, expires_on, created_at)
                values ($1, $2, $3, $4, $5::bigint, $6, $7, $8, $9)
                returning *
            ), recorded as (
                insert into stock_movements (id, item_id, change, reason, user_id, moved_at)
                select $10::uuid, id, quantity, 'initial', $11::uuid, created_at from added where quantity > 0
            )
            select
            """ + COLUMNS + " from added";

    private static final String UPDATE = """
            update items set sku = $3, name = $4, description = $5, price_sats = $6::bigint, low_stock_threshold = $7,
                expires_on = $8, version = version + 1
            where id = $1 and ($2::int[] is null or version = any($2))
            returning
            """ + COLUMNS;

    private static final String ARCHIVE = """
            update items set archived_at = $2, version = version + 1
            where id = $1 and archived_at is null and ($3::int[] is null or version = any($3))
            """;

    private static final String RESTORE =
            "update items set archived_at = null, version = version + 1 where id = $1 and archived_at is not null";

    Future<List<Item>> list(SqlClient client, ItemFilter filter, Paging paging) {
        PageQuery query = new PageQuery(
                        COLUMNS,
                        "items",
                        filter.sort().key().sql(),
                        filter.sort().descending())
                .within(filter.archived() ? "archived_at is not null" : "archived_at is null")
                .after(paging.startingAfter());
        if (filter.low()) {
            query.within("quantity <= low_stock_threshold");
        }
        if (filter.expiringUntil() != null) {
            query.fitting("expires_on <= ?", filter.expiringUntil());
        }
        if (SearchWords.isIn(filter.words())) {
            query.fitting(SearchWords.CONDITION, filter.words());
        }
        return client.preparedQuery(query.sql(paging.limit() + 1))
                .execute(Tuple.wrap(query.values()))
                .map(ItemRepository::items);
    }

    Future<@Nullable Item> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(ItemRepository::first);
    }

    Future<Boolean> exists(SqlClient client, UUID id) {
        return client.preparedQuery(EXISTS).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Those that follow an id, or the first ones, that are not archived. */
    Future<List<Item>> batch(SqlClient client, @Nullable UUID after, int limit) {
        return client.preparedQuery(BATCH).execute(Tuple.of(after, limit)).map(ItemRepository::items);
    }

    /** Adds it, and a movement of its first stock if there is any. */
    Future<Item> insert(SqlClient client, UUID id, ItemChange item, UUID movementId, UUID userId, Instant now) {
        Tuple values = Tuple.tuple()
                .addValue(id)
                .addValue(item.sku())
                .addValue(item.name())
                .addValue(item.description())
                .addValue(item.priceSats())
                .addValue(item.quantity())
                .addValue(item.lowStockThreshold())
                .addValue(item.expiresOn())
                .addValue(now.atOffset(ZoneOffset.UTC))
                .addValue(movementId)
                .addValue(userId);
        return client.preparedQuery(INSERT)
                .execute(values)
                .map(rows -> item(rows.iterator().next()));
    }

    /** @return null when there is none of these versions */
    Future<@Nullable Item> update(SqlClient client, UUID id, IfMatch based, ItemChange item) {
        Tuple values = Tuple.of(id, based.versions(), item.sku(), item.name(), item.description(), item.priceSats());
        values.addValue(item.lowStockThreshold()).addValue(item.expiresOn());
        return client.preparedQuery(UPDATE).execute(values).map(ItemRepository::first);
    }

    /** Does nothing where it is archived already, or has none of these versions. */
    Future<Void> archive(SqlClient client, UUID id, IfMatch based, Instant now) {
        return client.preparedQuery(ARCHIVE)
                .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC), based.versions()))
                .mapEmpty();
    }

    /** Does nothing where it is not archived. */
    Future<Void> restore(SqlClient client, UUID id) {
        return client.preparedQuery(RESTORE).execute(Tuple.of(id)).mapEmpty();
    }

    private static @Nullable Item first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : item(rows.iterator().next());
    }

    private static List<Item> items(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ItemRepository::item)
                .toList();
    }

    private static Item item(Row row) {
        return new Item(
                row.getUUID("id"),
                row.getString("sku"),
                row.getString("name"),
                row.getString("description"),
                new Sats(row.getLong("price_sats")),
                row.getInteger("quantity"),
                row.getInteger("low_stock_threshold"),
                row.getLocalDate("expires_on"),
                row.getBoolean("archived"),
                row.getBoolean("has_picture"),
                Objects.requireNonNull(row.getOffsetDateTime("created_at")).toInstant(),
                row.getInteger("version"));
    }
}
