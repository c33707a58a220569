package io.quittance.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the contract asks of a parameter's text.
 *
 * @param isList whether it may be given several times
 * @param values those that it may have; empty for all
 */
record ParameterSchema(
        String type,
        boolean isList,
        List<String> values,
        @Nullable Pattern pattern,
        @Nullable Predicate<String> format,
        int minLength,
        int maxLength,
        @Nullable Long minimum,
        @Nullable Long maximum) {

    private static final Set<String> KNOWN = Set.of(
            "type",
            "enum",
            "pattern",
            "format",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "default",
            "examples",
            "x-expected");
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    /** @throws IllegalStateException if the contract asks for something that would not be checked */
    static ParameterSchema of(JsonObject json) {
        if ("array".equals(json.getString("type"))) {
            return read(json.getJsonObject("items"), true);
        }
        return read(json, false);
    }

    private static ParameterSchema read(JsonObject json, boolean isList) {
        String type = json.getString("type");
        String pattern = json.getString("pattern");
        if (!KNOWN.containsAll(json.fieldNames())
                || !Set.of("string", "integer", "boolean").contains(type)) {
            throw new IllegalStateException("A parameter's schema that is not checked: " + json);
        }
        return new ParameterSchema(
                type,
                isList,
                json.getJsonArray("enum", new JsonArray()).stream()
                        .map(Object::toString)
                        .toList(),
                pattern == null ? null : Pattern.compile(pattern),
                formatOf(json.getString("format")),
                json.getInteger("minLength", 0),
                json.getInteger("maxLength", Integer.MAX_VALUE),
                json.getLong("minimum"),
                json.getLong("maximum"));
    }

    private static @Nullable Predicate<String> formatOf(@Nullable String format) {
        return switch (format) {
            case null -> null;
            case "uuid" -> text -> UUID.matcher(text).matches();
            case "date" -> text -> text.length() == 10 && isRead(() -> LocalDate.parse(text));
            case "date-time" -> text -> isRead(() -> OffsetDateTime.parse(text));
            // How wide a number is; the bounds say it.
            case "int32", "int64" -> null;
            default -> throw new IllegalStateException("A parameter's format that is not checked: " + format);
        };
    }

    private static boolean isRead(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The keyword of the contract that the text breaks; null for none. */
    @Nullable
    String brokenBy(String text) {
        if (!values.isEmpty() && !values.contains(text)) {
            return "enum";
        }
        return switch (type) {
            case "integer" -> INTEGER.matcher(text).matches() ? brokenBy(new BigInteger(text)) : "type";
            case "boolean" -> text.equals("true") || text.equals("false") ? null : "type";
            default -> brokenByText(text);
        };
    }

    private @Nullable String brokenBy(BigInteger number) {
        if (minimum != null && number.compareTo(BigInteger.valueOf(minimum)) < 0) {
            return "minimum";
        }
        return maximum != null && number.compareTo(BigInteger.valueOf(maximum)) > 0 ? "maximum" : null;
    }

    private @Nullable String brokenByText(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < minLength) {
            return "minLength";
        }
        if (length > maxLength) {
            return "maxLength";
        }
        if (pattern != null && !pattern.matcher(text).find()) {
            return "pattern";
        }
        return format == null || format.test(text) ? null : "format";
    }
}
