package io.quittance.sale;

import io.quittance.account.Caller;
import io.quittance.config.Configuration;
import io.quittance.http.Answer;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.quittance.http.Paging;
import io.quittance.invoice.InvoiceDocuments;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** Checkout, {@code /api/sales} and a customer's sales. */
public final class SaleRoutes {

    private final Checkout checkout;
    private final Sales sales;
    private final SaleInvoices invoices;
    private final DatabaseIdempotency idempotency;
    private final JsonBody json;
    private final Configuration.Lists lists;
    private final URI publicUrl;

    /** @param publicUrl what links start with */
    public SaleRoutes(
            Checkout checkout,
            Sales sales,
            SaleInvoices invoices,
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

    public void bind(RouterBuilder routes) {
        Operations.bind(routes, "checkOut", this::checkOut);
        Operations.bind(routes, "getSale", this::get);
        Operations.bind(routes, "getSalePdf", this::getPdf);
        Operations.bind(routes, "listCustomerSales", this::list);
    }

    private void checkOut(RoutingContext ctx) {
        UUID customerId = UUID.fromString(ctx.pathParam("customerId"));
        UUID userId = Caller.of(ctx).userId();
        Buffer body = ctx.body().buffer();
        CheckoutRequest request = body == null || body.length() == 0
                ? CheckoutRequest.OF_WHATEVER_THERE_IS
                : json.read(body, CheckoutRequest.class);
        idempotency
                .once(ctx, userId.toString(), connection -> checkout.checkOut(connection, customerId, userId, request)
                        .map(sale -> Answer.created("/api/sales/" + sale.id(), json(sale))))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void get(RoutingContext ctx) {
        sales.find(saleId(ctx))
                .onSuccess(sale -> Answer.ok(json(sale)).send(ctx))
                .onFailure(ctx::fail);
    }

    private void getPdf(RoutingContext ctx) {
        sales.find(saleId(ctx))
                .compose(sale -> sales.pdf(sale).map(pdf -> pdf(InvoiceDocuments.fileName(sale.invoiceNumber()), pdf)))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void list(RoutingContext ctx) {
        UUID customerId = UUID.fromString(ctx.pathParam("customerId"));
        sales.list(customerId, Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .onSuccess(page -> Answer.ok(page.map(this::json)).send(ctx))
                .onFailure(ctx::fail);
    }

    static Answer pdf(String fileName, Buffer pdf) {
        return new Answer(
                200,
                Map.of(
                        "Content-Type",
                        "application/pdf",
                        "Content-Disposition",
                        "attachment; filename=\"" + fileName + "\""),
                pdf);
    }

    private SaleJson json(Sale sale) {
        return SaleJson.of(sale, invoices, publicUrl);
    }

    private static UUID saleId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("saleId"));
    }
}
