package io.quittance.catalog;

import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.EntityTag;
import io.quittance.http.MediaTypes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
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

    public void bind(ContractBinding routes) {
        routes.bind("getItemPicture", this::get);
        routes.bind("putItemPicture", this::put);
        routes.bind("deleteItemPicture", this::delete);
    }

    private Future<Answer> get(RoutingContext ctx) {
        boolean thumbnail = "thumbnail".equals(ctx.request().getParam("size"));
        Predicate<String> known = EntityTag.known(ctx);
        return pictures.get(ItemRoutes.itemId(ctx), thumbnail).map(picture -> answer(picture, thumbnail, known));
    }

    private static Answer answer(ItemPicture picture, boolean thumbnail, Predicate<String> known) {
        String tag = "\"" + picture.sha256() + (thumbnail ? "-thumbnail\"" : "\"");
        Answer answer = known.test(tag)
                ? Answer.notModified()
                : new Answer(200, Map.of("Content-Type", picture.mediaType()), picture.file());
        // Only whoever may see it keeps it, and asks each time whether it is still the one.
        return answer.with("ETag", tag).with("Cache-Control", "private, no-cache");
    }

    private Future<Answer> put(RoutingContext ctx) {
        Buffer file = MediaTypes.body(ctx, "image/png", "image/jpeg");
        UUID id = ItemRoutes.itemId(ctx);
        // First, so that nothing is decoded for an item that is not there.
        return items.get(id)
                .compose(item -> pictures.put(id, file))
                .compose(done -> items.get(id))
                .map(ItemRoutes::tagged);
    }

    private Future<Answer> delete(RoutingContext ctx) {
        UUID id = ItemRoutes.itemId(ctx);
        return items.get(id).compose(item -> pictures.delete(id)).map(done -> Answer.noContent());
    }
}
