package io.quittance.sale;

import io.quittance.invoice.Customer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** What purchases and sales have to know of customers. */
final class BilledCustomerRepository {

    private static final String FIND = "select name, address, email, erased_at from customers where id = $1";

    /** @param erased whether the personal data is gone, so that nobody can be billed */
    record BilledCustomer(Customer customer, boolean erased) {}

    BilledCustomerRepository() {}

    /** Empty when there is no such customer. */
    Future<Optional<BilledCustomer>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                Customer customer =
                        new Customer(row.getString("name"), row.getString("address"), row.getString("email"));
                return Optional.of(new BilledCustomer(customer, row.getOffsetDateTime("erased_at") != null));
            }
            return Optional.empty();
        });
    }

    /** Fails with status 404 when there is no such customer. */
    Future<BilledCustomer> requireKnown(SqlClient client, UUID id) {
        return find(client, id).map(found -> found.orElseThrow(Purchases::customerUnknown));
    }
}
