package io.quittance.catalog;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures of items, apart from the items, whose rows stay short. */
final class ItemPictureRepository {

    private static final String FIND = """
            select p.media_type, case when $2 then p.thumbnail else p.picture end as file, i.picture_sha256
            from item_pictures p join items i on i.id = p.item_id
            where p.item_id = $1
            """;

    private static final String PUT = """
            with item as (
                update items set picture_sha256 = $2, version = version + 1 where id = $1 returning id
            )
            insert into item_pictures (item_id, media_type, picture, thumbnail)
            select id, $3, $4::bytea, $5::bytea from item
            on conflict (item_id) do update set
                media_type = excluded.media_type, picture = excluded.picture, thumbnail = excluded.thumbnail
            """;

    private static final String DELETE = """
            with item as (
                update items set picture_sha256 = null, version = version + 1
                where id = $1 and picture_sha256 is not null
            )
            delete from item_pictures where item_id = $1
            """;

    Future<@Nullable ItemPicture> find(SqlClient client, UUID itemId, boolean thumbnail) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(itemId, thumbnail))
                .map(rows -> rows.size() == 0 ? null : picture(rows.iterator().next()));
    }

    /** Does nothing where there is no such item. */
    Future<Void> put(SqlClient client, UUID itemId, ItemPicture.Files files) {
        return client.preparedQuery(PUT)
                .execute(Tuple.of(
                        itemId,
                        Buffer.buffer(files.sha256()),
                        files.mediaType(),
                        Buffer.buffer(files.full()),
                        Buffer.buffer(files.thumbnail())))
                .mapEmpty();
    }

    Future<Void> delete(SqlClient client, UUID itemId) {
        return client.preparedQuery(DELETE).execute(Tuple.of(itemId)).mapEmpty();
    }

    private static ItemPicture picture(Row row) {
        return new ItemPicture(
                row.getString("media_type"),
                row.getBuffer("file"),
                HexFormat.of().formatHex(row.getBuffer("picture_sha256").getBytes()));
    }
}
