package io.quittance.customer;

import io.quittance.db.PageQuery;
import io.quittance.db.SearchWords;
import io.quittance.http.IfMatch;
import io.quittance.http.Paging;
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

/** Customers as rows. */
final class CustomerRepository {

    private static final String COLUMNS =
            "id, name, phone, email, address, created_at, erased_at is not null as erased, version";

    private static final String FIND = "select " + COLUMNS + " from customers where id = $1";

    private static final String EXISTS = "select 1 from customers where id = $1";

    /** By id, so that a renaming in the meantime neither hides a customer nor shows it twice. */
    private static final String BATCH = "select " + COLUMNS + """
             from customers
            where erased_at is null and id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
            order by id limit $2
            """;

    private static final String INSERT =
            "insert into customers (id, name, phone, email, address, created_at) values ($1, $2, $3, $4, $5, $6) returning "
                    + COLUMNS;

    private static final String UPDATE = """
            update customers set name = $3, phone = $4, email = $5, address = $6, version = version + 1
            where id = $1 and ($2::int[] is null or version = any($2)) and erased_at is null
            returning
            """ + COLUMNS;

    /** Against opening a purchase, which refers to the customer and so waits for this. */
    private static final String LOCK = "select " + COLUMNS + " from customers where id = $1 for update";

    private static final String HAS_OPEN_PURCHASE =
            "select 1 from purchases where customer_id = $1 and status = 'open'";

    private static final String ERASE = """
            update customers set name = '', phone = null, email = null, address = null, erased_at = $2,
                version = version + 1
            where id = $1
            """;

    /** @param words as they were typed; empty for all */
    record Filter(String words, Key key, boolean descending) {}

    /** What customers are sorted by. */
    enum Key {
        NAME(PageQuery.NAME),
        CREATED("created_at");

        private final String sql;

        Key(String sql) {
            this.sql = sql;
        }
    }

    Future<List<Customer>> list(SqlClient client, Filter filter, Paging paging) {
        PageQuery query = new PageQuery(COLUMNS, "customers", filter.key().sql, filter.descending())
                .within("erased_at is null")
                .after(paging.startingAfter());
        if (SearchWords.isIn(filter.words())) {
            query.fitting(SearchWords.CONDITION, filter.words());
        }
        return client.preparedQuery(query.sql(paging.limit() + 1))
                .execute(Tuple.wrap(query.values()))
                .map(CustomerRepository::customers);
    }

    Future<@Nullable Customer> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(CustomerRepository::first);
    }

    Future<Boolean> exists(SqlClient client, UUID id) {
        return client.preparedQuery(EXISTS).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Those that follow an id, or the first ones, that are not erased. */
    Future<List<Customer>> batch(SqlClient client, @Nullable UUID after, int limit) {
        return client.preparedQuery(BATCH).execute(Tuple.of(after, limit)).map(CustomerRepository::customers);
    }

    Future<Customer> insert(SqlClient client, UUID id, NewCustomer customer, Instant now) {
        Tuple values = Tuple.of(id, customer.name(), customer.phone(), customer.email(), customer.address());
        values.addValue(now.atOffset(ZoneOffset.UTC));
        return client.preparedQuery(INSERT)
                .execute(values)
                .map(rows -> customer(rows.iterator().next()));
    }

    /** @return null when there is none of these versions, or it is erased */
    Future<@Nullable Customer> update(SqlClient client, UUID id, IfMatch based, NewCustomer customer) {
        return client.preparedQuery(UPDATE)
                .execute(Tuple.of(
                        id, based.versions(), customer.name(), customer.phone(), customer.email(), customer.address()))
                .map(CustomerRepository::first);
    }

    /** Keeps anybody from changing or referring to it until the transaction ends. */
    Future<@Nullable Customer> lock(SqlClient client, UUID id) {
        return client.preparedQuery(LOCK).execute(Tuple.of(id)).map(CustomerRepository::first);
    }

    Future<Boolean> hasOpenPurchase(SqlClient client, UUID id) {
        return client.preparedQuery(HAS_OPEN_PURCHASE).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    Future<Void> erase(SqlClient client, UUID id, Instant now) {
        return client.preparedQuery(ERASE)
                .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static @Nullable Customer first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : customer(rows.iterator().next());
    }

    private static List<Customer> customers(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CustomerRepository::customer)
                .toList();
    }

    private static Customer customer(Row row) {
        return new Customer(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("address"),
                Objects.requireNonNull(row.getOffsetDateTime("created_at")).toInstant(),
                row.getBoolean("erased"),
                row.getInteger("version"));
    }
}
