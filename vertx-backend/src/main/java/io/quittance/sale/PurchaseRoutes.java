package io.quittance.sale;

import io.quittance.account.Caller;
import io.quittance.config.Configuration;
import io.quittance.http.Accepted;
import io.quittance.http.Answer;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.quittance.http.Paging;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import java.util.UUID;

/** {@code /api/customer-purchase/{customerId}} and a customer's purchases. */
public final class PurchaseRoutes {

    private static final String PDF = "application/pdf";
    private static final String JSON = "application/json";

    private final Purchases purchases;
    private final Sales sales;
    private final DatabaseIdempotency idempotency;
    private final JsonBody json;
    private final Configuration.Lists lists;

    public PurchaseRoutes(
            Purchases purchases,
            Sales sales,
            DatabaseIdempotency idempotency,
            JsonBody json,
            Configuration.Lists lists) {
        this.purchases = purchases;
        this.sales = sales;
        this.idempotency = idempotency;
        this.json = json;
        this.lists = lists;
    }

    public void bind(RouterBuilder routes) {
        Operations.bind(routes, "getPurchase", this::get);
        Operations.bind(routes, "addPurchaseLines", this::add);
        Operations.bind(routes, "putPurchaseLines", this::put);
        Operations.bind(routes, "removePurchaseLine", this::remove);
        Operations.bind(routes, "listPurchases", this::list);
    }

    private void get(RoutingContext ctx) {
        String form = Accepted.of(ctx, PDF, JSON);
        ctx.response().putHeader("Vary", "Accept");
        purchases
                .findOpen(customerId(ctx))
                .compose(purchase -> form.equals(JSON)
                        ? Future.succeededFuture(answer(purchase))
                        : sales.draft(purchase).map(pdf -> SaleRoutes.pdf("draft.pdf", pdf)))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void add(RoutingContext ctx) {
        UUID userId = Caller.of(ctx).userId();
        List<WantedLine> wanted = wanted(ctx);
        idempotency
                .once(ctx, userId.toString(), connection -> purchases
                        .add(connection, customerId(ctx), userId, wanted)
                        .map(this::answer))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void put(RoutingContext ctx) {
        purchases
                .put(customerId(ctx), Caller.of(ctx).userId(), wanted(ctx))
                .onSuccess(purchase -> answer(purchase).send(ctx))
                .onFailure(ctx::fail);
    }

    private void remove(RoutingContext ctx) {
        UUID itemId = UUID.fromString(ctx.pathParam("itemId"));
        purchases
                .remove(customerId(ctx), itemId, Caller.of(ctx).userId())
                .onSuccess(removed -> ctx.response().setStatusCode(204).end())
                .onFailure(ctx::fail);
    }

    private void list(RoutingContext ctx) {
        purchases
                .list(customerId(ctx), Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .onSuccess(
                        page -> Answer.ok(page.map(purchase -> PurchaseJson.of(purchase, purchases.abandonedAfter())))
                                .send(ctx))
                .onFailure(ctx::fail);
    }

    private List<WantedLine> wanted(RoutingContext ctx) {
        return List.of(json.read(ctx.body().buffer(), WantedLine[].class));
    }

    private Answer answer(Purchase purchase) {
        return Answer.ok(PurchaseJson.of(purchase, purchases.abandonedAfter()));
    }

    private static UUID customerId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("customerId"));
    }
}
