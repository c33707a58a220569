package io.quittance.purchase;

import io.quittance.http.Paging;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Purchases. */
public final class PurchaseRepository {

    /**
     * Opens a purchase or takes the open one, and locks it. Of several that come first at the same time one opens it and
     * the others wait for it; one that meets a checkout waits too, and then opens another. The customer is locked, or one
     * who is erased meanwhile could be left with an open purchase.
     */
    private static final String OPEN = """
            with customer as (
                select id, erased_at from customers where id = $1 for key share
            ), opened as (
                insert into purchases (id, customer_id, status, created_at, changed_at)
                select $2::uuid, id, 'open', $3::timestamptz, $3 from customer where erased_at is null
                on conflict (customer_id) where status = 'open'
                do update set changed_at = excluded.changed_at, version = purchases.version + 1
                returning id, created_at
            )
            select opened.id, opened.created_at from customer left join opened on true
            """;

    private static final String TOUCH = """
            update purchases set changed_at = $2, version = version + 1
            where customer_id = $1 and status = 'open' returning id
            """;

    private static final String LOCK =
            "select id, created_at from purchases where customer_id = $1 and status = 'open' for no key update";

    /** What somebody is changing just now was not left alone. */
    private static final String LOCK_LEFT_ALONE = """
            select id from purchases where status = 'open' and changed_at < $1 and id <> all($2)
            order by changed_at limit 1 for no key update skip locked
            """;

    /** A clock that was ahead made purchases that would hold their stock until it has caught up. */
    private static final String BOUND = """
            update purchases set changed_at = $1 where id = any(array(
                select id from purchases where status = 'open' and changed_at > $2 for no key update skip locked))
            """;

    private static final String CLOSE =
            "update purchases set status = $2, changed_at = $3, version = version + 1 where id = $1";

    /** In one statement, so that no line is from before a change that another is from after. */
    private static final String FIND_OPEN = """
            select p.id, p.customer_id, p.status, p.created_at, p.changed_at, null::uuid as sale_id,
                l.item_id, l.position, l.description, l.quantity, l.unit_price_sats
            from purchases p left join purchase_lines l on l.purchase_id = p.id
            where p.customer_id = $1 and p.status = 'open' order by l.position
            """;

    private static final String PAGE = """
            select p.id, p.customer_id, p.status, p.created_at, p.changed_at, s.id as sale_id
            from purchases p left join sales s on s.purchase_id = p.id
            where p.customer_id = $1 and p.id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            order by p.id desc limit $3
            """;

    private static final String HAS_CURSOR = "select from purchases where customer_id = $1 and id = $2";

    /**
     * What adding lines begins with.
     *
     * @param id null when the customer's data was erased, who can open none
     */
    record Opened(@Nullable UUID id, @Nullable Instant createdAt) {}

    private final PurchaseLineRepository lines;

    public PurchaseRepository(PurchaseLineRepository lines) {
        this.lines = lines;
    }

    /** Empty when there is no such customer. */
    Future<Optional<Opened>> open(SqlClient client, UUID customerId, UUID newId, Instant now) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.of(customerId, newId, utc(now)))
                .map(rows -> {
                    for (Row row : rows) {
                        UUID id = row.getUUID("id");
                        return Optional.of(new Opened(id, id == null ? null : time(row, "created_at")));
                    }
                    return Optional.empty();
                });
    }

    /** Locks the open purchase as changed and gives its id. */
    Future<Optional<UUID>> touch(SqlClient client, UUID customerId, Instant now) {
        return client.preparedQuery(TOUCH)
                .execute(Tuple.of(customerId, utc(now)))
                .map(PurchaseRepository::id);
    }

    /** Locks the open purchase and gives its id. */
    public Future<Optional<UUID>> lock(SqlClient client, UUID customerId) {
        return client.preparedQuery(LOCK).execute(Tuple.of(customerId)).map(PurchaseRepository::id);
    }

    /** Takes purchases that were changed after the given time, which is to come, for changed now. */
    Future<Void> bound(SqlClient client, Instant now, Instant after) {
        return client.preparedQuery(BOUND)
                .execute(Tuple.of(utc(now), utc(after)))
                .mapEmpty();
    }

    /**
     * Locks an open purchase that was not changed since and that nobody else has locked, and gives its id.
     *
     * @param but these are left out
     */
    Future<Optional<UUID>> lockLeftAlone(SqlClient client, Instant since, Collection<UUID> but) {
        return client.preparedQuery(LOCK_LEFT_ALONE)
                .execute(Tuple.of(utc(since)).addArrayOfUUID(but.toArray(UUID[]::new)))
                .map(PurchaseRepository::id);
    }

    public Future<Void> close(SqlClient client, UUID id, Purchase.Status status, Instant now) {
        return client.preparedQuery(CLOSE)
                .execute(Tuple.of(id, status.text(), utc(now)))
                .mapEmpty();
    }

    Future<Optional<Purchase>> findOpen(SqlClient client, UUID customerId) {
        return client.preparedQuery(FIND_OPEN).execute(Tuple.of(customerId)).map(rows -> {
            List<PurchaseLine> found = new ArrayList<>();
            Row first = null;
            for (Row row : rows) {
                first = row;
                if (row.getUUID("item_id") != null) {
                    found.add(PurchaseLineRepository.line(row));
                }
            }
            return first == null ? Optional.empty() : Optional.of(purchase(first, found));
        });
    }

    /** The latest first; one more than the limit if there are so many. */
    Future<List<Purchase>> page(SqlClient client, UUID customerId, Paging paging) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(customerId, paging.startingAfter(), paging.limit() + 1))
                .compose(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID("id")));
                    return lines.of(client, ids).map(linesOf -> {
                        List<Purchase> purchases = new ArrayList<>();
                        rows.forEach(row ->
                                purchases.add(purchase(row, linesOf.getOrDefault(row.getUUID("id"), List.of()))));
                        return purchases;
                    });
                });
    }

    Future<Boolean> isOfCustomer(SqlClient client, UUID id, UUID customerId) {
        return client.preparedQuery(HAS_CURSOR)
                .execute(Tuple.of(customerId, id))
                .map(rows -> rows.size() > 0);
    }

    private static Optional<UUID> id(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(row.getUUID("id"));
        }
        return Optional.empty();
    }

    private static Purchase purchase(Row row, List<PurchaseLine> lines) {
        return new Purchase(
                row.getUUID("id"),
                row.getUUID("customer_id"),
                Purchase.Status.of(row.getString("status")),
                lines,
                time(row, "created_at"),
                time(row, "changed_at"),
                row.getUUID("sale_id"));
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
