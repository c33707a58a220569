package io.quittance.http.body;

import io.quittance.http.ContractViolations;
import io.quittance.http.Expectation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a part of a body was to be, and what it was. */
record AskedPart(BodyShape shape, @Nullable Object json) implements ContractViolations.Asked {

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,5}");

    @Override
    public Expectation expectation(String pointer) {
        return shape.at(pointer);
    }

    @Override
    public @Nullable Object value(String pointer) {
        Object value = json;
        for (String segment :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            if (value instanceof JsonObject object) {
                value = object.getValue(segment.replace("~1", "/").replace("~0", "~"));
            } else {
                value = value instanceof JsonArray list ? entry(list, segment) : null;
            }
        }
        return value;
    }

    private static @Nullable Object entry(JsonArray list, String index) {
        return INDEX.matcher(index).matches() && Integer.parseInt(index) < list.size()
                ? list.getValue(Integer.parseInt(index))
                : null;
    }
}
