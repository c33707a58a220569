package io.quittance.purchase;

import io.quittance.invoice.Buyer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** What purchases and sales have to know of customers. */
public final class BilledCustomerRepository {

    private static final String FIND = "select name, address, email, erased_at from customers where id = $1";

    /** @param erased whether the personal data is gone, so that nobody can be billed */
    public record BilledCustomer(Buyer buyer, boolean erased) {}

    public BilledCustomerRepository() {}

    /** Empty when there is no such customer. */
    Future<Optional<BilledCustomer>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                Buyer buyer = new Buyer(row.getString("name"), row.getString("address"), row.getString("email"));
                return Optional.of(new BilledCustomer(buyer, row.getOffsetDateTime("erased_at") != null));
            }
            return Optional.empty();
        });
    }

    /** Fails with status 404 when there is no such customer. */
    public Future<BilledCustomer> requireKnown(SqlClient client, UUID id) {
        return find(client, id).map(found -> found.orElseThrow(Purchases::customerUnknown));
    }
}
