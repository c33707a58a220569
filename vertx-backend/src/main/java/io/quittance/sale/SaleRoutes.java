package io.quittance.sale;

import io.quittance.access.Caller;
import io.quittance.config.Configuration;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.JsonBody;
import io.quittance.http.Paging;
import io.quittance.idempotency.DatabaseIdempotency;
import io.quittance.invoice.InvoicePaper;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.UUID;

/** Checkout, {@code /api/sales} and a customer's sales. */
public final class SaleRoutes {

    private final Checkout checkout;
    private final Sales sales;
    private final IssuedInvoices invoices;
    private final DatabaseIdempotency idempotency;
    private final JsonBody json;
    private final Configuration.Lists lists;
    private final URI publicUrl;

    /** @param publicUrl what links start with */
    public SaleRoutes(
            Checkout checkout,
            Sales sales,
            IssuedInvoices invoices,
            DatabaseIdempotency idempotency,
            JsonBody json,
            Configuration.Lists lists,
            URI publicUrl) {
        this.checkout = checkout;
        this.sales = sales;
        this.invoices = invoices;
        this.idempotency = idempotency;
        this.json = json;
        this.lists = lists;
        this.publicUrl = publicUrl;
    }

    public void bind(ContractBinding routes) {
        routes.bind("checkOut", this::checkOut);
        routes.bind("getSale", this::get);
        routes.bind("getSalePdf", this::getPdf);
        routes.bind("listCustomerSales", this::list);
    }

    private Future<Answer> checkOut(RoutingContext ctx) {
        UUID customerId = UUID.fromString(ctx.pathParam("customerId"));
        UUID userId = Caller.of(ctx).userId();
        Buffer body = ctx.body().buffer();
        CheckoutRequest request = body == null || body.length() == 0
                ? CheckoutRequest.OF_WHATEVER_THERE_IS
                : json.read(body, CheckoutRequest.class);
        return idempotency.once(
                ctx, userId.toString(), connection -> checkout.checkOut(connection, customerId, userId, request)
                        .map(sale -> Answer.created("/api/sales/" + sale.id(), json(sale))));
    }

    private Future<Answer> get(RoutingContext ctx) {
        return sales.find(saleId(ctx)).map(sale -> Answer.ok(json(sale)));
    }

    private Future<Answer> getPdf(RoutingContext ctx) {
        return sales.find(saleId(ctx)).compose(sale -> sales.pdf(sale)
                .map(pdf -> Answer.pdf(InvoicePaper.fileName(sale.invoice().number()), pdf)));
    }

    private Future<Answer> list(RoutingContext ctx) {
        UUID customerId = UUID.fromString(ctx.pathParam("customerId"));
        return sales.list(customerId, Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .map(page -> Answer.ok(page.map(this::json)));
    }

    private SaleJson json(Sale sale) {
        return SaleJson.of(sale, invoices, publicUrl);
    }

    private static UUID saleId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("saleId"));
    }
}
