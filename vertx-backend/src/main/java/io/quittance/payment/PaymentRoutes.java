package io.quittance.payment;

import io.quittance.access.Caller;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.JsonBody;
import io.quittance.http.Page;
import io.quittance.idempotency.DatabaseIdempotency;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** {@code /api/invoices/{invoiceId}/payments}. */
public final class PaymentRoutes implements Feature {

    private final Payments payments;
    private final DatabaseIdempotency idempotency;
    private final JsonBody json;

    public PaymentRoutes(Kernel kernel) {
        this.payments = new Payments(kernel.database(), kernel.ids(), kernel.clock());
        this.idempotency = kernel.idempotency();
        this.json = kernel.json();
    }

    @Override
    public void bind(ContractBinding routes) {
        routes.bind("listInvoicePayments", this::list);
        routes.bind("addInvoicePayment", this::add);
        routes.bind("takeInvoicePaymentBack", this::takeBack);
    }

    private Future<Answer> list(RoutingContext ctx) {
        return payments.of(invoiceId(ctx)).map(all -> Answer.ok(new Page<>(all, false)));
    }

    private Future<Answer> add(RoutingContext ctx) {
        UUID invoice = invoiceId(ctx);
        UUID user = Caller.of(ctx).userId();
        NewPayment wanted = json.read(ctx.body().buffer(), NewPayment.class);
        return idempotency.once(ctx, user.toString(), connection -> payments.note(connection, invoice, wanted, user)
                .map(noted -> Answer.created("/api/invoices/" + invoice + "/payments", noted)));
    }

    private Future<Answer> takeBack(RoutingContext ctx) {
        UUID invoice = invoiceId(ctx);
        UUID payment = UUID.fromString(ctx.pathParam("paymentId"));
        UUID user = Caller.of(ctx).userId();
        String reason = json.read(ctx.body().buffer(), TakeBack.class).reason();
        return idempotency.once(
                ctx, user.toString(), connection -> payments.takeBack(connection, invoice, payment, reason, user)
                        .map(taken -> Answer.ok(taken)));
    }

    private static UUID invoiceId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("invoiceId"));
    }
}
