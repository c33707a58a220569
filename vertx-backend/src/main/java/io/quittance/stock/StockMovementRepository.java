package io.quittance.stock;

import io.quittance.http.Paging;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The records of how stock changed. Ids sort by time. */
public final class StockMovementRepository {

    private static final String LIST = """
            select m.id, m.change, m.reason, m.note, u.name as user_name, m.purchase_id, m.moved_at
            from stock_movements m left join users u on u.id = m.user_id
            where m.item_id = $1 and m.id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            order by m.id desc limit $3
            """;

    private static final String BELONGS = "select 1 from stock_movements where id = $1 and item_id = $2";

    private static final String MOVE = """
            with moved as (
                update items set quantity = quantity + $2::int
                where id = $1 and quantity + $2::int between 0 and $3::int
                returning id
            ), recorded as (
                insert into stock_movements (id, item_id, change, reason, note, user_id, moved_at)
                select $4::uuid, id, $2::int, $5, $6, $7::uuid, $8::timestamptz from moved
                returning id, change, reason, note, user_id, purchase_id, moved_at
            )
            select r.id, r.change, r.reason, r.note, u.name as user_name, r.purchase_id, r.moved_at
            from recorded r left join users u on u.id = r.user_id
            """;

    /** The latest first. */
    public Future<List<StockMovement>> list(SqlClient client, UUID itemId, Paging paging) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(itemId, paging.startingAfter(), paging.limit() + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StockMovementRepository::movement)
                        .toList());
    }

    public Future<Boolean> belongs(SqlClient client, UUID id, UUID itemId) {
        return client.preparedQuery(BELONGS).execute(Tuple.of(id, itemId)).map(rows -> rows.size() > 0);
    }

    /** @return null, and nothing changed, when the item is not there or its stock would leave its bounds */
    public Future<@Nullable StockMovement> move(
            SqlClient client, UUID id, UUID itemId, NewStockMovement movement, UUID userId, Instant now) {
        Tuple values = Tuple.of(itemId, movement.change(), Stock.MAX_QUANTITY, id, movement.reason(), movement.note());
        values.addValue(userId).addValue(now.atOffset(ZoneOffset.UTC));
        return client.preparedQuery(MOVE)
                .execute(values)
                .map(rows -> rows.size() == 0 ? null : movement(rows.iterator().next()));
    }

    private static StockMovement movement(Row row) {
        return new StockMovement(
                row.getUUID("id"),
                row.getInteger("change"),
                row.getString("reason"),
                row.getString("note"),
                row.getString("user_name"),
                row.getUUID("purchase_id"),
                Objects.requireNonNull(row.getOffsetDateTime("moved_at"))
                        .toInstant()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString());
    }
}
