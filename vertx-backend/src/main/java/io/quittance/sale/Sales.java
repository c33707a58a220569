package io.quittance.sale;

import io.quittance.db.Database;
import io.quittance.http.Page;
import io.quittance.http.Paging;
import io.quittance.invoice.InvoiceRenderer;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.problem.Kind;
import io.quittance.purchase.BilledCustomerRepository;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.util.UUID;

/** What was sold, and the papers about it. */
public final class Sales {

    private final Database database;
    private final SaleRepository sales;
    private final BilledCustomerRepository customers = new BilledCustomerRepository();
    private final IssuedInvoices invoices;
    private final InvoiceRenderer renderer;

    public Sales(Database database, SaleRepository sales, IssuedInvoices invoices, InvoiceRenderer renderer) {
        this.database = database;
        this.sales = sales;
        this.invoices = invoices;
        this.renderer = renderer;
    }

    /** Fails with status 404 when there is none. */
    Future<Sale> find(UUID id) {
        return sales.find(database.client(), id)
                .map(found -> found.orElseThrow(() -> Kind.NOT_FOUND.because("There is no such sale.")));
    }

    /** The invoice of a sale as it was issued. */
    Future<Buffer> pdf(Sale sale) {
        return sales.logo(database.client(), sale)
                .compose(logo -> renderer.render(
                        sale.items().size(),
                        () -> invoices.printed(
                                sale.invoice(), logo.map(Buffer::getBytes).orElse(null))))
                .map(Buffer::buffer);
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
}
