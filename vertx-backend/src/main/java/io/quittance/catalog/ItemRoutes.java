package io.quittance.catalog;

import io.quittance.account.Caller;
import io.quittance.config.Configuration;
import io.quittance.http.Answer;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.quittance.http.Paging;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.HashMap;
import java.util.Map;
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

    public void bind(RouterBuilder routes) {
        Operations.bind(routes, "listItems", this::list);
        Operations.bind(routes, "createItem", this::create);
        Operations.bind(routes, "getItem", this::get);
        Operations.bind(routes, "updateItem", this::update);
        Operations.bind(routes, "archiveItem", this::archive);
        Operations.bind(routes, "restoreItem", this::restore);
        Operations.bind(routes, "listStockMovements", this::listMovements);
        Operations.bind(routes, "moveStock", this::move);
    }

    static UUID itemId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("itemId"));
    }

    static Answer tagged(Item item) {
        return withTag(Answer.ok(ItemJson.of(item)), item);
    }

    private static Answer withTag(Answer answer, Item item) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("ETag", EntityTag.of(item.version()));
        return new Answer(answer.status(), headers, answer.body());
    }

    private void list(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Items.Question question = new Items.Question(
                "archived".equals(request.getParam("status")),
                request.getParam("stock"),
                request.getParam("search"),
                Objects.requireNonNullElse(request.getParam("sort"), "name"));
        items.list(question, Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .onSuccess(page -> Answer.ok(page.map(ItemJson::of)).send(ctx))
                .onFailure(ctx::fail);
    }

    private void create(RoutingContext ctx) {
        UUID user = Caller.of(ctx).userId();
        ItemChange item = json.read(ctx.body().buffer(), ItemChange.class);
        idempotency
                .once(ctx, user.toString(), connection -> items.create(connection, item, user)
                        .map(made -> withTag(Answer.created(PATH + made.id(), ItemJson.of(made)), made)))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void get(RoutingContext ctx) {
        items.get(itemId(ctx)).onSuccess(item -> tagged(item).send(ctx)).onFailure(ctx::fail);
    }

    private void update(RoutingContext ctx) {
        ItemChange change = json.read(ctx.body().buffer(), ItemChange.class);
        items.update(itemId(ctx), EntityTag.required(ctx), change)
                .onSuccess(item -> tagged(item).send(ctx))
                .onFailure(ctx::fail);
    }

    private void archive(RoutingContext ctx) {
        items.archive(itemId(ctx), EntityTag.optional(ctx).orElse(IfMatch.ANY))
                .onSuccess(done -> ctx.response().setStatusCode(204).end())
                .onFailure(ctx::fail);
    }

    private void restore(RoutingContext ctx) {
        items.restore(itemId(ctx)).onSuccess(item -> tagged(item).send(ctx)).onFailure(ctx::fail);
    }

    private void listMovements(RoutingContext ctx) {
        items.movements(itemId(ctx), Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .onSuccess(page -> Answer.ok(page).send(ctx))
                .onFailure(ctx::fail);
    }

    private void move(RoutingContext ctx) {
        UUID user = Caller.of(ctx).userId();
        UUID item = itemId(ctx);
        NewStockMovement movement = json.read(ctx.body().buffer(), NewStockMovement.class);
        idempotency
                .once(ctx, user.toString(), connection -> items.move(connection, item, movement, user)
                        .map(moved -> Answer.created(PATH + item + "/stock-movements", moved)))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }
}
