package io.quittance.sale;

import io.quittance.company.CompanyRepository;
import io.quittance.company.StoredCompany;
import io.quittance.db.Database;
import io.quittance.http.Page;
import io.quittance.http.Paging;
import io.quittance.invoice.InvoiceDocuments;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** What was sold, and the papers about it. */
public final class Sales {

    private final Database database;
    private final SaleRepository sales;
    private final BilledCustomerRepository customers = new BilledCustomerRepository();
    private final CompanyRepository companies;
    private final IssuedInvoices invoices;
    private final PurchaseDrafts drafts;
    private final InvoiceDocuments documents;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone whose date stands on drafts */
    public Sales(
            Database database,
            SaleRepository sales,
            CompanyRepository companies,
            IssuedInvoices invoices,
            InvoiceDocuments documents,
            Clock clock,
            ZoneId zone) {
        this.database = database;
        this.sales = sales;
        this.companies = companies;
        this.invoices = invoices;
        this.drafts = new PurchaseDrafts(invoices);
        this.documents = documents;
        this.clock = clock;
        this.zone = zone;
    }

    /** Fails with status 404 when there is none. */
    Future<Sale> find(UUID id) {
        return sales.find(database.client(), id)
                .map(found -> found.orElseThrow(() ->
                        new ProblemException(new Problem(404, "not-found", "Not found", "There is no such sale."))));
    }

    /** The invoice of a sale as it was issued. */
    Future<Buffer> pdf(Sale sale) {
        return sales.logo(database.client(), sale)
                .compose(logo -> documents.render(
                        sale.items().size(),
                        () -> invoices.printed(
                                sale.invoice(), logo.map(Buffer::getBytes).orElse(null))))
                .map(Buffer::buffer);
    }

    /** What an open purchase would become. Fails with status 409 when it cannot be billed yet. */
    Future<Buffer> draft(Purchase purchase) {
        if (purchase.lines().isEmpty()) {
            return Future.failedFuture(purchaseEmpty());
        }
        SqlClient client = database.client();
        Future<Optional<StoredCompany>> company = companies.find(client);
        return customers
                .requireKnown(client, purchase.customerId())
                .compose(customer -> company.compose(found -> {
                    StoredCompany seller = found.orElseThrow(Sales::companyMissing);
                    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
                    return documents
                            .render(
                                    purchase.lines().size(),
                                    () -> drafts.of(purchase, seller.settings(), customer.customer(), today))
                            .map(Buffer::buffer);
                }));
    }

    /** The sales to a customer, the latest first. Fails with status 404 without such a customer. */
    Future<Page<Sale>> list(UUID customerId, Paging paging) {
        SqlClient client = database.client();
        UUID cursor = paging.startingAfter();
        return customers
                .requireKnown(client, customerId)
                .compose(known ->
                        cursor == null ? Future.succeededFuture(true) : sales.isOfCustomer(client, cursor, customerId))
                .compose(known ->
                        known ? sales.page(client, customerId, paging) : Future.failedFuture(Paging.cursorUnknown()))
                .map(rows -> Page.of(rows, paging.limit()));
    }

    static ProblemException companyMissing() {
        return new ProblemException(new Problem(
                409, "company-missing", "Company missing", "Say first who sells, and where customers pay."));
    }

    static ProblemException purchaseEmpty() {
        return new ProblemException(new Problem(409, "purchase-empty", "Purchase empty", "The purchase has no lines."));
    }
}
