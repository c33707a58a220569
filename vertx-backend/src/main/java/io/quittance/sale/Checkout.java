package io.quittance.sale;

import io.quittance.company.BillingCompany;
import io.quittance.company.CompanyRepository;
import io.quittance.db.Ids;
import io.quittance.invoice.Buyer;
import io.quittance.invoice.Seller;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.invoice.ledger.LedgerPaper;
import io.quittance.money.Sats;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.quittance.purchase.BilledCustomerRepository;
import io.quittance.purchase.Purchase;
import io.quittance.purchase.PurchaseLine;
import io.quittance.purchase.PurchaseLineRepository;
import io.quittance.purchase.PurchaseRepository;
import io.quittance.purchase.Purchases;
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
    private final SaleRepository sales;
    private final CompanyRepository companies = new CompanyRepository();
    private final IssuedInvoices invoices;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone whose date stands on invoices, and whose year their numbers begin with */
    Checkout(SaleRepository sales, IssuedInvoices invoices, Ids ids, Clock clock, ZoneId zone) {
        this.sales = sales;
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
                            .compose(bill -> sell(connection, id, customerId, userId, customer.buyer(), bill));
                }));
    }

    /** Who sells what. */
    private record Bill(BillingCompany seller, List<PurchaseLine> lines) {}

    /** What a purchase would be billed as. */
    private Future<Bill> billable(SqlConnection connection, UUID id, CheckoutRequest request) {
        Future<Optional<BillingCompany>> company = companies.findBilling(connection);
        Future<List<PurchaseLine>> held = lines.of(connection, id);
        return Future.all(company, held).map(both -> {
            BillingCompany seller = company.result().orElseThrow(CompanyRepository::missing);
            if (!invoices.canBePaidAt(seller.bitcoinAddress())) {
                throw CompanyRepository.missing();
            }
            if (held.result().isEmpty()) {
                throw Purchases.purchaseEmpty();
            }
            request.requireExpected(total(held.result()));
            return new Bill(seller, held.result());
        });
    }

    private static Sats total(List<PurchaseLine> held) {
        try {
            return PurchaseLine.total(held);
        } catch (IllegalArgumentException e) {
            throw Kind.AMOUNT_OUT_OF_RANGE.because("The lines come to more than 21 million BTC.");
        }
    }

    private Future<Sale> sell(SqlConnection connection, UUID id, UUID customerId, UUID userId, Buyer buyer, Bill bill) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BillingCompany seller = bill.seller();
        LedgerPaper invoice = LedgerPaper.plainInvoice(
                ids.next(),
                now,
                LocalDate.ofInstant(now, zone),
                new Seller(seller.name(), seller.address(), seller.email(), seller.phone(), seller.taxId(), null),
                seller.logoSha256(),
                buyer,
                bill.lines().stream().map(PurchaseLine::billed).toList(),
                seller.bitcoinAddress());
        Future<Void> closed = purchases.close(connection, id, Purchase.Status.CHECKED_OUT, now);
        Future<Sale> sale = sales.issue(connection, ids.next(), id, customerId, userId, invoice, bill.lines());
        return Future.all(closed, sale).map(both -> sale.result());
    }
}
