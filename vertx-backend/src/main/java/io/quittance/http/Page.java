package io.quittance.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, as it is on the wire.
 *
 * @param hasMore whether entries follow
 */
public record Page<T>(
        List<T> data, @JsonProperty("has_more") boolean hasMore) {

    public Page {
        data = List.copyOf(data);
    }

    /** @param rows one more than {@code limit}, if there are so many: that one only says that there is more */
    public static <T> Page<T> of(List<T> rows, int limit) {
        boolean hasMore = rows.size() > limit;
        return new Page<>(hasMore ? rows.subList(0, limit) : rows, hasMore);
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(data.stream().map(mapper).toList(), hasMore);
    }
}
