package io.quittance.catalog;

import io.quittance.http.Answer;
import io.quittance.http.EntityTag;
import io.quittance.http.MediaTypes;
import io.quittance.http.Operations;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** {@code /api/items/{itemId}/picture}. */
public final class ItemPictureRoutes {

    private final Items items;
    private final ItemPictures pictures;

    public ItemPictureRoutes(Items items, ItemPictures pictures) {
        this.items = items;
        this.pictures = pictures;
    }

    public void bind(RouterBuilder routes) {
        Operations.bind(routes, "getItemPicture", this::get);
        Operations.bind(routes, "putItemPicture", this::put);
        Operations.bind(routes, "deleteItemPicture", this::delete);
    }

    private void get(RoutingContext ctx) {
        boolean thumbnail = "thumbnail".equals(ctx.request().getParam("size"));
        Predicate<String> known = EntityTag.known(ctx);
        pictures.get(ItemRoutes.itemId(ctx), thumbnail)
                .onSuccess(picture -> send(ctx, picture, thumbnail, known))
                .onFailure(ctx::fail);
    }

    private static void send(RoutingContext ctx, ItemPicture picture, boolean thumbnail, Predicate<String> known) {
        String tag = "\"" + picture.sha256() + (thumbnail ? "-thumbnail\"" : "\"");
        HttpServerResponse response = ctx.response();
        // Only whoever may see it keeps it, and asks each time whether it is still the one.
        response.putHeader("ETag", tag).putHeader("Cache-Control", "private, no-cache");
        if (known.test(tag)) {
            response.setStatusCode(304).end();
        } else {
            new Answer(200, Map.of("Content-Type", picture.mediaType()), picture.file()).send(ctx);
        }
    }

    private void put(RoutingContext ctx) {
        Buffer file = MediaTypes.body(ctx, "image/png", "image/jpeg");
        UUID id = ItemRoutes.itemId(ctx);
        // First, so that nothing is decoded for an item that is not there.
        items.get(id)
                .compose(item -> pictures.put(id, file))
                .compose(done -> items.get(id))
                .onSuccess(item -> ItemRoutes.tagged(item).send(ctx))
                .onFailure(ctx::fail);
    }

    private void delete(RoutingContext ctx) {
        UUID id = ItemRoutes.itemId(ctx);
        items.get(id)
                .compose(item -> pictures.delete(id))
                .onSuccess(done -> ctx.response().setStatusCode(204).end())
                .onFailure(ctx::fail);
    }
}
