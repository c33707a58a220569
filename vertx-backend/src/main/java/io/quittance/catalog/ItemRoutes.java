package io.quittance.catalog;

import io.quittance.access.Caller;
import io.quittance.config.Configuration;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.JsonBody;
import io.quittance.http.Paging;
import io.quittance.idempotency.DatabaseIdempotency;
import io.quittance.stock.NewStockMovement;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.UUID;

/** {@code /api/items} and the movements of their stock. */
public final class ItemRoutes {

    private static final String PATH = "/api/items/";

    private final Items items;
    private final DatabaseIdempotency idempotency;
    private final JsonBody json;
    private final Configuration.Lists lists;

    public ItemRoutes(Items items, DatabaseIdempotency idempotency, JsonBody json, Configuration.Lists lists) {
        this.items = items;
        this.idempotency = idempotency;
        this.json = json;
        this.lists = lists;
    }

    public void bind(ContractBinding routes) {
        routes.bind("listItems", this::list);
        routes.bind("createItem", this::create);
        routes.bind("getItem", this::get);
        routes.bind("updateItem", this::update);
        routes.bind("archiveItem", this::archive);
        routes.bind("restoreItem", this::restore);
        routes.bind("listStockMovements", this::listMovements);
        routes.bind("moveStock", this::move);
    }

    static UUID itemId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("itemId"));
    }

    static Answer tagged(Item item) {
        return withTag(Answer.ok(item), item);
    }

    private static Answer withTag(Answer answer, Item item) {
        return answer.with("ETag", EntityTag.of(item.version()));
    }

    private Future<Answer> list(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Items.Question question = new Items.Question(
                "archived".equals(request.getParam("status")),
                request.getParam("stock"),
                request.getParam("search"),
                Objects.requireNonNullElse(request.getParam("sort"), "name"));
        return items.list(question, Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .map(page -> Answer.ok(page));
    }

    private Future<Answer> create(RoutingContext ctx) {
        UUID user = Caller.of(ctx).userId();
        ItemChange item = json.read(ctx.body().buffer(), ItemChange.class);
        return idempotency.once(ctx, user.toString(), connection -> items.create(connection, item, user)
                .map(made -> withTag(Answer.created(PATH + made.id(), made), made)));
    }

    private Future<Answer> get(RoutingContext ctx) {
        return items.get(itemId(ctx)).map(ItemRoutes::tagged);
    }

    private Future<Answer> update(RoutingContext ctx) {
        ItemChange change = json.read(ctx.body().buffer(), ItemChange.class);
        return items.update(itemId(ctx), EntityTag.required(ctx), change).map(ItemRoutes::tagged);
    }

    private Future<Answer> archive(RoutingContext ctx) {
        return items.archive(itemId(ctx), EntityTag.optional(ctx).orElse(IfMatch.ANY))
                .map(done -> Answer.noContent());
    }

    private Future<Answer> restore(RoutingContext ctx) {
        return items.restore(itemId(ctx)).map(ItemRoutes::tagged);
    }

    private Future<Answer> listMovements(RoutingContext ctx) {
        return items.movements(itemId(ctx), Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .map(Answer::ok);
    }

    private Future<Answer> move(RoutingContext ctx) {
        UUID user = Caller.of(ctx).userId();
        UUID item = itemId(ctx);
        NewStockMovement movement = json.read(ctx.body().buffer(), NewStockMovement.class);
        return idempotency.once(ctx, user.toString(), connection -> items.move(connection, item, movement, user)
                .map(moved -> Answer.created(PATH + item + "/stock-movements", moved)));
    }
}
