package io.quittance.catalog;

import io.quittance.db.Database;
import io.quittance.memory.MemoryBudget;
import io.quittance.picture.DecodedPicture;
import io.quittance.picture.InvalidPictureException;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Pictures of items: checked, made small and encoded anew, so that nothing of a file from outside but its pixels is kept. */
public final class ItemPictures {

    private static final Kind PICTURE_UNREADABLE = new Kind(422, "picture-unreadable", "Picture unreadable");
    private static final Kind PICTURE_TOO_LARGE = new Kind(422, "picture-too-large", "Picture too large");
    private static final Kind PICTURE_TOO_MANY_PIXELS =
            new Kind(422, "picture-too-many-pixels", "Picture with too many pixels");
    private static final Kind PICTURE_TOO_COMPLEX = new Kind(422, "picture-too-complex", "Picture too complex");

    /** Each picture takes up to 50 MB while it is decoded. */
    private static final int THREADS = 1;

    private final Database database;
    private final WorkerExecutor worker;
    private final MemoryBudget memory;
    private final ItemPictureRepository pictures = new ItemPictureRepository();

    public ItemPictures(Vertx vertx, Database database, MemoryBudget memory) {
        this.memory = memory;
        this.database = database;
        this.worker = vertx.createSharedWorkerExecutor("item-pictures", THREADS);
    }

    /** Fails with a {@link ProblemException} of status 404 when the item has none, or there is no such item. */
    Future<ItemPicture> get(UUID itemId, boolean thumbnail) {
        return pictures.find(database.client(), itemId, thumbnail)
                .compose(picture -> picture != null
                        ? Future.succeededFuture(picture)
                        : Future.failedFuture(Kind.NOT_FOUND.because("The item has no picture.")));
    }

    /** Fails with a {@link ProblemException} of status 422 when the file is no picture that we take. */
    Future<Void> put(UUID itemId, Buffer file) {
        return worker.executeBlocking(() -> encode(file.getBytes()), false)
                .recover(failure -> Future.failedFuture(
                        failure instanceof InvalidPictureException invalid ? refusal(invalid) : failure))
                .compose(files -> database.write(client -> pictures.put(client, itemId, files)));
    }

    Future<Void> delete(UUID itemId) {
        return database.write(client -> pictures.delete(client, itemId));
    }

    private ItemPicture.Files encode(byte[] file) throws IOException, NoSuchAlgorithmException {
        try (DecodedPicture decoded = DecodedPicture.of(file, memory::await)) {
            byte[] full = decoded.file(ItemPicture.MAX_SIDE);
            return new ItemPicture.Files(
                    decoded.isPng() ? "image/png" : "image/jpeg",
                    full,
                    decoded.file(ItemPicture.THUMBNAIL_SIDE),
                    MessageDigest.getInstance("SHA-256").digest(full));
        }
    }

    private static ProblemException refusal(InvalidPictureException invalid) {
        String detail = String.valueOf(invalid.getMessage());
        return switch (invalid.reason()) {
            case UNREADABLE -> PICTURE_UNREADABLE.because(detail);
            case TOO_LARGE -> PICTURE_TOO_LARGE.because(detail);
            case TOO_MANY_PIXELS -> PICTURE_TOO_MANY_PIXELS.because(detail);
            case TOO_COMPLEX -> PICTURE_TOO_COMPLEX.because(detail);
        };
    }
}
