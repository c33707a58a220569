package io.quittance.sale;

import io.quittance.company.CompanyRepository;
import io.quittance.db.Ids;
import io.quittance.money.Sats;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes open purchases sales. */
public final class Checkout {

    private final PurchaseLineRepository lines = new PurchaseLineRepository();
    private final PurchaseRepository purchases = new PurchaseRepository(lines);
    private final BilledCustomerRepository customers = new BilledCustomerRepository();
    private final SaleRepository sales = new SaleRepository();
    private final CompanyRepository companies;
    private final SaleInvoices invoices;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone whose date stands on invoices, and whose year their numbers begin with */
    public Checkout(CompanyRepository companies, SaleInvoices invoices, Ids ids, Clock clock, ZoneId zone) {
        this.companies = companies;
        this.invoices = invoices;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Makes the open purchase of the customer a sale with the next invoice number of the year.
     *
     * @param connection in a transaction, which must be committed at once, or rolled back when this fails
     * @return fails with a {@link ProblemException}: 404 without such a customer or an open purchase, 409 when it cannot
     *     be billed yet or comes to another total than was expected, 422 when it comes to more than there are bitcoin
     */
    Future<Sale> checkOut(SqlConnection connection, UUID customerId, UUID userId, CheckoutRequest request) {
        return customers
                .requireKnown(connection, customerId)
                .compose(customer -> purchases.lock(connection, customerId).compose(locked -> {
                    UUID id = locked.orElseThrow(Purchases::noOpenPurchase);
                    if (customer.erased()) {
                        throw Purchases.customerErased();
                    }
                    return billable(connection, id, request)
                            .compose(held -> sell(connection, id, customerId, userId, held));
                }));
    }

    /** The lines of a purchase that can be billed. */
    private Future<List<PurchaseLine>> billable(SqlConnection connection, UUID id, CheckoutRequest request) {
        Future<Optional<String>> address = companies.paymentAddress(connection);
        Future<List<PurchaseLine>> held = lines.of(connection, id);
        return Future.all(address, held).map(both -> {
            if (!invoices.canBePaidAt(address.result().orElseThrow(Sales::companyMissing))) {
                throw Sales.companyMissing();
            }
            if (held.result().isEmpty()) {
                throw Sales.purchaseEmpty();
            }
            request.requireExpected(total(held.result()));
            return held.result();
        });
    }

    private static Sats total(List<PurchaseLine> held) {
        try {
            return PurchaseLine.total(held);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    422, "amount-out-of-range", "Amount out of range", "The lines come to more than 21 million BTC."));
        }
    }

    private Future<Sale> sell(
            SqlConnection connection, UUID id, UUID customerId, UUID userId, List<PurchaseLine> held) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, zone);
        Future<Void> closed = purchases.close(connection, id, Purchase.Status.CHECKED_OUT, now);
        Future<Sale> sale = sales.issue(connection, ids.next(), id, customerId, userId, now, today, held);
        return Future.all(closed, sale).map(both -> sale.result());
    }
}
