package io.quittance.db;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;

/** Long lists in parts, so that no statement takes long and no event loop is held up by its values. */
public final class Batches {

    private static final int SIZE = 5_000;

    private Batches() {}

    /**
     * Does the work with one part after the other.
     *
     * @param work gets where the part begins in the list, and the part
     */
    public static <T> Future<Void> inTurn(List<T> list, BiFunction<Integer, List<T>, Future<Void>> work) {
        return from(0, list, work);
    }

    private static <T> Future<Void> from(int start, List<T> list, BiFunction<Integer, List<T>, Future<Void>> work) {
        if (start >= list.size()) {
            return Future.succeededFuture();
        }
        int end = Math.min(list.size(), start + SIZE);
        return work.apply(start, list.subList(start, end)).compose(done -> from(end, list, work));
    }
}
