package io.quittance.http.body;

import io.quittance.problem.FieldError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body with at most so many entries of each of its lists, to be validated by itself. Lists within entries stay whole.
 *
 * @param tree maps and lists, as they were read
 * @param from the entry that long lists begin with; lists that are shorter begin with their last part
 */
record BodyPart(@Nullable Object tree, int from) {

    private static final int ENTRIES = 50;
    private static final Pattern ENTRY_OF_FIELD = Pattern.compile("(/[^/]*)/(\\d+)(.*)", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("()/(\\d+)(.*)", Pattern.DOTALL);

    static BodyPart first(@Nullable Object tree) {
        return new BodyPart(tree, 0);
    }

    BodyPart next() {
        return new BodyPart(tree, from + ENTRIES);
    }

    boolean hasMore() {
        int longest = tree instanceof Map<?, ?> object
                ? object.values().stream().mapToInt(BodyPart::size).max().orElse(0)
                : size(tree);
        return from + ENTRIES < longest;
    }

    @Nullable
    Object json() {
        if (tree instanceof Map<?, ?> object) {
            Map<String, Object> part = new LinkedHashMap<>();
            object.forEach((name, value) ->
                    part.put((String) name, value instanceof List<?> list && isLong(list) ? cut(list) : value));
            return new JsonObject(part);
        }
        return tree instanceof List<?> list ? new JsonArray(cut(list)) : tree;
    }

    /** With a pointer into the whole body. */
    FieldError place(FieldError error) {
        Matcher entry = (tree instanceof Map ? ENTRY_OF_FIELD : ENTRY).matcher(error.pointer());
        if (!entry.matches()) {
            return error;
        }
        Object list = tree instanceof Map<?, ?> object ? object.get(unescaped(entry.group(1))) : tree;
        if (!(list instanceof List<?> entries)) {
            return error;
        }
        int index = Integer.parseInt(entry.group(2)) + start(entries);
        return new FieldError(entry.group(1) + "/" + index + entry.group(3), error.code(), error.detail());
    }

    private List<?> cut(List<?> list) {
        int start = start(list);
        return list.subList(start, Math.min(list.size(), start + ENTRIES));
    }

    private int start(List<?> list) {
        return Math.min(from, Math.max(0, list.size() - 1) / ENTRIES * ENTRIES);
    }

    private static boolean isLong(List<?> list) {
        return list.size() > ENTRIES;
    }

    private static int size(@Nullable Object value) {
        return value instanceof List<?> list ? list.size() : 0;
    }

    private static String unescaped(String segment) {
        return segment.substring(1).replace("~1", "/").replace("~0", "~");
    }
}
