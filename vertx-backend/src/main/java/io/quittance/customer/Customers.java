package io.quittance.customer;

import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.Page;
import io.quittance.http.Paging;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is billed: lists, changes, and the erasure of personal data. What was issued to them stays as it is. */
public final class Customers {

    /** A customer whose data was erased can neither change nor buy. */
    public static final Kind CUSTOMER_ERASED = new Kind(409, "customer-erased", "Customer erased");

    private static final Kind PURCHASE_OPEN = new Kind(409, "purchase-open", "Purchase open");

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final CustomerRepository customers = new CustomerRepository();

    public Customers(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Those that are not erased. Fails with a {@link ProblemException} of status 400 when the cursor is no customer.
     *
     * @param sort as the contract names it
     */
    Future<Page<Customer>> list(@Nullable String search, String sort, Paging paging) {
        CustomerRepository.Filter filter = new CustomerRepository.Filter(
                Objects.requireNonNullElse(search, ""),
                sort.endsWith("createdAt") ? CustomerRepository.Key.CREATED : CustomerRepository.Key.NAME,
                sort.startsWith("-"));
        return customers.list(database.client(), filter, paging).compose(found -> {
            Page<Customer> page = Page.of(found, paging.limit());
            UUID cursor = paging.startingAfter();
            return !found.isEmpty() || cursor == null
                    ? Future.succeededFuture(page)
                    : customers
                            .exists(database.client(), cursor)
                            .compose(known ->
                                    known ? Future.succeededFuture(page) : Future.failedFuture(Paging.cursorUnknown()));
        });
    }

    /** Fails with a {@link ProblemException} of status 404 when there is none. */
    Future<Customer> get(UUID id) {
        return customers.find(database.client(), id).compose(Customers::orNotFound);
    }

    Future<Customer> create(SqlConnection connection, NewCustomer customer) {
        return customers.insert(connection, ids.next(), customer, clock.instant());
    }

    /** Fails with a {@link ProblemException} of status 404, 409 when the personal data was erased, or 412. */
    Future<Customer> update(UUID id, IfMatch based, NewCustomer change) {
        return database.write(client -> customers.update(client, id, based, change))
                .compose(updated -> updated != null
                        ? Future.succeededFuture(updated)
                        : get(id).compose(other -> Future.failedFuture(
                                other.erased() ? erased() : EntityTag.changedMeanwhile(based, other.version()))));
    }

    /**
     * Erases the personal data; does nothing where that was done before. Fails with a {@link ProblemException} of status
     * 404, 409 while a purchase is open, or 412.
     */
    Future<Void> erase(UUID id, IfMatch based) {
        return database.transaction(connection -> customers
                .lock(connection, id)
                .compose(Customers::orNotFound)
                .compose(
                        customer -> customer.erased() ? Future.succeededFuture() : erase(connection, customer, based)));
    }

    private Future<Void> erase(SqlConnection connection, Customer customer, IfMatch based) {
        return based.allows(customer.version())
                ? customers
                        .hasOpenPurchase(connection, customer.id())
                        .compose(open -> open
                                ? Future.failedFuture(purchaseOpen())
                                : customers.erase(connection, customer.id(), clock.instant()))
                : Future.failedFuture(EntityTag.changedMeanwhile(based, customer.version()));
    }

    private static Future<Customer> orNotFound(@Nullable Customer customer) {
        return customer != null
                ? Future.succeededFuture(customer)
                : Future.failedFuture(Kind.NOT_FOUND.because("There is no such customer."));
    }

    private static ProblemException erased() {
        return CUSTOMER_ERASED.because("The personal data of this customer was erased.");
    }

    private static ProblemException purchaseOpen() {
        return PURCHASE_OPEN.because("Check the open purchase out or take its lines away first.");
    }
}
