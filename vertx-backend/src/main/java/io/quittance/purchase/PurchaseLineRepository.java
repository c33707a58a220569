package io.quittance.purchase;

import io.quittance.money.Sats;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** The lines of purchases. */
public final class PurchaseLineRepository {

    private static final String LINES = """
            select purchase_id, item_id, position, description, quantity, unit_price_sats
            from purchase_lines where purchase_id = any($1) order by position
            """;

    /** The price of a line that is there stays as it was. */
    private static final String STORE = """
            insert into purchase_lines (purchase_id, item_id, position, description, quantity, unit_price_sats)
            select $1, * from unnest($2::uuid[], $3::int[], $4::text[], $5::int[], $6::bigint[])
            on conflict (purchase_id, item_id) do update set quantity = excluded.quantity
            """;

    private static final String REMOVE =
            "delete from purchase_lines where purchase_id = $1 and item_id = $2 returning quantity";

    public PurchaseLineRepository() {}

    /** In their order. */
    public Future<List<PurchaseLine>> of(SqlClient client, UUID id) {
        return of(client, List.of(id)).map(lines -> lines.getOrDefault(id, List.of()));
    }

    /** By their purchase; one without lines is left out. */
    Future<Map<UUID, List<PurchaseLine>>> of(SqlClient client, List<UUID> ids) {
        return client.preparedQuery(LINES)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<PurchaseLine>> lines = new HashMap<>();
                    for (Row row : rows) {
                        lines.computeIfAbsent(row.getUUID("purchase_id"), id -> new ArrayList<>())
                                .add(line(row));
                    }
                    return lines;
                });
    }

    /** Adds lines and changes the quantity of those that are there. */
    Future<Void> store(SqlClient client, UUID id, List<PurchaseLine> lines) {
        return client.preparedQuery(STORE)
                .execute(Tuple.of(
                        id,
                        lines.stream().map(PurchaseLine::itemId).toArray(UUID[]::new),
                        lines.stream().map(PurchaseLine::position).toArray(Integer[]::new),
                        lines.stream().map(PurchaseLine::description).toArray(String[]::new),
                        lines.stream().map(PurchaseLine::quantity).toArray(Integer[]::new),
                        lines.stream().map(line -> line.unitPrice().value()).toArray(Long[]::new)))
                .mapEmpty();
    }

    /** Gives how many pieces the line had; empty when there is no such line. */
    Future<OptionalInt> remove(SqlClient client, UUID id, UUID itemId) {
        return client.preparedQuery(REMOVE).execute(Tuple.of(id, itemId)).map(rows -> {
            for (Row row : rows) {
                return OptionalInt.of(row.getInteger("quantity"));
            }
            return OptionalInt.empty();
        });
    }

    static PurchaseLine line(Row row) {
        return new PurchaseLine(
                row.getUUID("item_id"),
                row.getInteger("position"),
                row.getString("description"),
                row.getInteger("quantity"),
                new Sats(row.getLong("unit_price_sats")));
    }
}
