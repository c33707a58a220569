package io.quittance.customer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Many customers at a time. */
final class CustomerImportRepository {

    /** Kept until the transaction ends; two imports would each add the same customers. */
    private static final String TAKE_TURN =
            "select pg_try_advisory_xact_lock(hashtext('quittance customer import')) as mine";

    /** By id, or else by email address, which several may have. */
    private static final String MATCH = """
            with wanted as (
                select n, id, email from unnest($1::uuid[], $2::text[]) with ordinality as w (id, email, n)
            )
            select w.n::int as position, c.id from wanted w join customers c on c.id = w.id
            union all
            select w.n::int, c.id from wanted w join customers c on lower(c.email) = lower(w.email)
            where w.id is null and c.email is not null
            """;

    private static final String STATES = """
            select id, name, phone, email, address, erased_at is not null as erased
            from customers where id = any($1) order by id
            """;

    private static final String INSERT = """
            insert into customers (id, name, phone, email, address, created_at)
            select id, name, phone, email, address, $6::timestamptz
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
                as w (id, name, phone, email, address)
            """;

    private static final String UPDATE = """
            update customers c set name = w.name, phone = w.phone, email = w.email, address = w.address,
                version = version + 1
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
                as w (id, name, phone, email, address)
            where c.id = w.id
            """;

    /** @param position of the row, from 1 */
    record Match(int position, UUID id) {}

    /** Whether no other import is running, and none will until the transaction ends. */
    Future<Boolean> takeTurn(SqlClient client) {
        return client.query(TAKE_TURN)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("mine"));
    }

    Future<List<Match>> match(SqlClient client, List<CustomerRow> rows) {
        return client.preparedQuery(MATCH)
                .execute(Tuple.tuple()
                        .addValue(array(rows, CustomerRow::id, UUID[]::new))
                        .addValue(array(rows, CustomerRow::email, String[]::new)))
                .map(found -> {
                    List<Match> matches = new ArrayList<>(found.size());
                    for (Row row : found) {
                        matches.add(new Match(row.getInteger("position"), row.getUUID("id")));
                    }
                    return matches;
                });
    }

    /** @param lock whether nobody else may change them until the transaction ends */
    Future<List<CustomerState>> states(SqlClient client, List<UUID> ids, boolean lock) {
        return client.preparedQuery(lock ? STATES + " for no key update" : STATES)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(found -> {
                    List<CustomerState> states = new ArrayList<>(found.size());
                    for (Row row : found) {
                        states.add(state(row));
                    }
                    return states;
                });
    }

    Future<Void> insert(SqlClient client, List<CustomerState> customers, Instant now) {
        return client.preparedQuery(INSERT)
                .execute(values(customers).addValue(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<Void> update(SqlClient client, List<CustomerState> customers) {
        return client.preparedQuery(UPDATE).execute(values(customers)).mapEmpty();
    }

    private static Tuple values(List<CustomerState> customers) {
        return Tuple.tuple()
                .addValue(array(customers, CustomerState::id, UUID[]::new))
                .addValue(array(customers, CustomerState::name, String[]::new))
                .addValue(array(customers, CustomerState::phone, String[]::new))
                .addValue(array(customers, CustomerState::email, String[]::new))
                .addValue(array(customers, CustomerState::address, String[]::new));
    }

    private static <T, R> R[] array(List<T> rows, Function<T, ? extends R> value, IntFunction<R[]> maker) {
        return rows.stream().map(value).toArray(maker);
    }

    private static CustomerState state(Row row) {
        return new CustomerState(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("address"),
                row.getBoolean("erased"));
    }
}
