package io.quittance.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a schema of the contract asks of a value, in sentences for people. {@code x-expected} says in the contract what a
 * pattern cannot: a phrase that goes on from "This must be".
 */
public final class Expectation {

    /** Of a value of which the contract says nothing. */
    public static final Expectation NONE = new Expectation(new JsonObject());

    private static final int MAX_NAMED = 20;
    private static final Set<String> MISSHAPEN = Set.of("pattern", "format");
    private static final Set<String> SAID_ALREADY =
            Set.of("additionalProperties", "repeated", "enum", "minimum", "maximum");
    private static final Set<String> WITHOUT_CLUE = Set.of("required", "repeated", "minLength");
    private static final Pattern SPACE_AROUND = Pattern.compile("^[\\p{Z}\\s\\x85]|[\\p{Z}\\s\\x85]\\z");
    private static final Pattern COMMA = Pattern.compile("[0-9.' ]*[0-9],[0-9.', ]*");
    private static final Pattern PAYMENT_URI = Pattern.compile("bitcoin:", Pattern.CASE_INSENSITIVE);

    private final JsonObject schema;

    /** @param schema without references */
    public Expectation(JsonObject schema) {
        this.schema = schema;
    }

    /**
     * Why a value is refused, and what it should be.
     *
     * @param subject the sentence's: {@code This}, or a parameter
     * @param keyword of the schema, which the value breaks
     * @param value null where it is not known
     */
    String sentence(String subject, String keyword, @Nullable Object value) {
        String expected = subject + " " + rule(keyword) + ".";
        String phrase = phrase();
        if (phrase != null && !SAID_ALREADY.contains(keyword)) {
            expected = MISSHAPEN.contains(keyword)
                    ? subject + " must be " + phrase + "."
                    : expected + " It must be " + phrase + ".";
        }
        return expected + clue(keyword, value);
    }

    private String rule(String keyword) {
        return switch (keyword) {
            case "required" -> "is required";
            case "repeated" -> "is given more than once";
            case "additionalProperties" -> "is no field of the contract" + names();
            case "type" -> "must be " + type();
            case "enum" -> "must be one of " + values();
            case "minLength" ->
                limit("minLength") == 1 ? "must not be empty" : "must have at least " + characters("minLength");
            case "maxLength" -> "must have at most " + characters("maxLength");
            case "minimum", "maximum" -> "must be " + range();
            case "minItems" -> "must have at least " + count("minItems", "entries", "entry");
            case "maxItems" -> "must have at most " + count("maxItems", "entries", "entry");
            case "not" -> "must not be 0";
            default -> "is not written as the contract asks for";
        };
    }

    private @Nullable String phrase() {
        String written = schema.getString("x-expected");
        return written != null
                ? written
                : switch (schema.getString("format", "")) {
                    case "uuid" -> "an id such as 0190a0a0-0000-7000-8000-000000000000, in lower case";
                    case "date" -> "a date such as 2026-11-21";
                    case "date-time" -> "a time such as 2026-11-21T10:00:00Z";
                    default -> null;
                };
    }

    private String type() {
        return switch (schema.getString("type", "")) {
            case "integer", "number" -> "a whole number " + range() + ", in digits alone and without quotes";
            case "boolean" -> "true or false";
            case "string" -> "a text";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> "of another type";
        };
    }

    private String range() {
        Long minimum = schema.getLong("minimum");
        Long maximum = schema.getLong("maximum");
        if (minimum != null && maximum != null) {
            return "from " + minimum + " to " + maximum;
        }
        return minimum != null ? "at least " + minimum : maximum != null ? "at most " + maximum : "of any size";
    }

    private long limit(String keyword) {
        return schema.getLong(keyword, 0L);
    }

    private String characters(String keyword) {
        return count(keyword, "characters", "character");
    }

    private String count(String keyword, String many, String one) {
        return limit(keyword) + " " + (limit(keyword) == 1 ? one : many);
    }

    private String values() {
        return schema.getJsonArray("enum", new JsonArray()).stream()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    /** Those of the object that the field was sent in. */
    private String names() {
        TreeSet<String> names = new TreeSet<>(
                schema.getJsonObject("properties", new JsonObject()).fieldNames());
        return names.isEmpty() || names.size() > MAX_NAMED ? "" : ", which has " + String.join(", ", names);
    }

    /** What is likely to have happened. */
    private static String clue(String keyword, @Nullable Object value) {
        if (!(value instanceof String text) || WITHOUT_CLUE.contains(keyword)) {
            return "";
        }
        if (PAYMENT_URI.matcher(text).lookingAt()) {
            return " A payment URI was sent: of it, send what stands between bitcoin: and the question mark.";
        }
        if (SPACE_AROUND.matcher(text).find()) {
            return " There is a space or a line end before or after it.";
        }
        return COMMA.matcher(text).matches()
                ? " There is a comma in it: decimals are written with a point, and nothing parts thousands."
                : "";
    }
}
