package io.quittance.http.body;

import io.quittance.http.Expectation;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How wide and how long the JSON of a body may be: what a schema of the contract says of that.
 *
 * @param type as the schema names it; {@code integer} is a number here
 * @param fields of an object, by name
 * @param element of an array; null when the schema says nothing of it
 * @param maxItems of an array
 * @param maxLength of a string, in characters
 * @param expectation all that the schema says, for refusals
 */
record BodyShape(
        String type,
        Map<String, BodyShape> fields,
        @Nullable BodyShape element,
        int maxItems,
        int maxLength,
        Expectation expectation) {

    private static final String SCHEMAS = "#/components/schemas/";

    BodyShape {
        fields = Map.copyOf(fields);
    }

    /** @param schemas those of the contract, by name */
    static BodyShape of(JsonObject schema, JsonObject schemas) {
        String reference = schema.getString("$ref");
        if (reference != null) {
            return of(schemas.getJsonObject(reference.substring(SCHEMAS.length())), schemas);
        }
        String type = schema.getString("type");
        Map<String, BodyShape> fields = new HashMap<>();
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        properties.fieldNames().forEach(name -> fields.put(name, of(properties.getJsonObject(name), schemas)));
        JsonObject items = schema.getJsonObject("items");
        return new BodyShape(
                type.equals("integer") ? "number" : type,
                fields,
                items == null ? null : of(items, schemas),
                schema.getInteger("maxItems", 0),
                schema.getInteger("maxLength", Integer.MAX_VALUE),
                new Expectation(schema));
    }

    /** What is asked of the value at a JSON pointer. */
    Expectation at(String pointer) {
        BodyShape shape = this;
        for (String segment :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            BodyShape inner = shape.is("array")
                    ? shape.element()
                    : shape.fields().get(segment.replace("~1", "/").replace("~0", "~"));
            if (inner == null) {
                return Expectation.NONE;
            }
            shape = inner;
        }
        return shape.expectation();
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }
}
