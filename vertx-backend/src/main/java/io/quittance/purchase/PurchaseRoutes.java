package io.quittance.purchase;

import io.quittance.access.Caller;
import io.quittance.config.Configuration;
import io.quittance.http.Accepted;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.JsonBody;
import io.quittance.http.Paging;
import io.quittance.idempotency.DatabaseIdempotency;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;

/** {@code /api/customer-purchase/{customerId}} and a customer's purchases. */
public final class PurchaseRoutes {

    private static final String PDF = "application/pdf";
    private static final String JSON = "application/json";

    private final Purchases purchases;
    private final PurchaseDrafts drafts;
    private final DatabaseIdempotency idempotency;
    private final JsonBody json;
    private final Configuration.Lists lists;

    public PurchaseRoutes(
            Purchases purchases,
            PurchaseDrafts drafts,
            DatabaseIdempotency idempotency,
            JsonBody json,
            Configuration.Lists lists) {
        this.purchases = purchases;
        this.drafts = drafts;
        this.idempotency = idempotency;
        this.json = json;
        this.lists = lists;
    }

    public void bind(ContractBinding routes) {
        routes.bind("getPurchase", this::get);
        routes.bind("addPurchaseLines", this::add);
        routes.bind("putPurchaseLines", this::put);
        routes.bind("removePurchaseLine", this::remove);
        routes.bind("listPurchases", this::list);
    }

    private Future<Answer> get(RoutingContext ctx) {
        String form = Accepted.of(ctx, PDF, JSON);
        ctx.response().putHeader("Vary", "Accept");
        return purchases
                .findOpen(customerId(ctx))
                .compose(purchase -> form.equals(JSON)
                        ? Future.succeededFuture(answer(purchase))
                        : drafts.pdf(purchase).map(pdf -> Answer.pdf("draft.pdf", pdf)));
    }

    private Future<Answer> add(RoutingContext ctx) {
        UUID userId = Caller.of(ctx).userId();
        List<WantedLine> wanted = wanted(ctx);
        return idempotency.once(ctx, userId.toString(), connection -> purchases
                .add(connection, customerId(ctx), userId, wanted)
                .map(this::answer));
    }

    private Future<Answer> put(RoutingContext ctx) {
        return purchases
                .put(customerId(ctx), Caller.of(ctx).userId(), wanted(ctx))
                .map(this::answer);
    }

    private Future<Answer> remove(RoutingContext ctx) {
        UUID itemId = UUID.fromString(ctx.pathParam("itemId"));
        return purchases
                .remove(customerId(ctx), itemId, Caller.of(ctx).userId())
                .map(done -> Answer.noContent());
    }

    private Future<Answer> list(RoutingContext ctx) {
        return purchases
                .list(customerId(ctx), Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .map(page -> Answer.ok(page.map(this::shown)));
    }

    private List<WantedLine> wanted(RoutingContext ctx) {
        return List.of(json.read(ctx.body().buffer(), WantedLine[].class));
    }

    private Answer answer(Purchase purchase) {
        return Answer.ok(shown(purchase));
    }

    private PurchaseJson shown(Purchase purchase) {
        return PurchaseJson.of(purchase, purchases.abandonedAfter());
    }

    private static UUID customerId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("customerId"));
    }
}
