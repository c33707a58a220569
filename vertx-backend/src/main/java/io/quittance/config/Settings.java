package io.quittance.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The raw settings as a flat map from dotted path to value, and the mistakes found while they are read. */
final class Settings {

    private final Map<String, Object> values;
    private final List<String> mistakes = new ArrayList<>();

    Settings(JsonObject tree) {
        this.values = flatten(tree);
    }

    /** Turns {@code {http: {port: 1}}} into {@code {"http.port": 1}}. */
    static Map<String, Object> flatten(JsonObject tree) {
        Map<String, Object> flat = new TreeMap<>();
        for (String key : tree.fieldNames()) {
            if (tree.getValue(key) instanceof JsonObject child) {
                flatten(child).forEach((path, value) -> flat.put(key + "." + path, value));
            } else {
                flat.put(key, tree.getValue(key));
            }
        }
        return flat;
    }

    void mistake(String path, String sentence) {
        mistakes.add(path + " (" + EnvironmentVariables.nameOf(path) + ") " + sentence);
    }

    List<String> mistakes() {
        return mistakes;
    }

    String text(String path) {
        return unstripped(path).strip();
    }

    String unstripped(String path) {
        Object value = values.get(path);
        return value == null ? "" : value.toString();
    }

    /** A list, or text with commas, as environment variables have it. */
    List<String> list(String path) {
        if (values.get(path) instanceof JsonArray array) {
            return array.stream().map(entry -> entry.toString().strip()).toList();
        }
        return Arrays.stream(text(path).split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    long number(String path, long min, long max) {
        try {
            long value = Long.parseLong(text(path));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below together with numbers that are out of range.
        }
        mistake(path, "must be a whole number from " + min + " to " + max + ", not '" + text(path) + "'");
        return min;
    }

    boolean flag(String path) {
        String value = text(path).toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            mistake(path, "must be true or false, not '" + text(path) + "'");
        }
        return value.equals("true");
    }

    Duration duration(String path, Duration min, Duration max) {
        try {
            Duration value = Duration.parse(text(path));
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        } catch (DateTimeParseException notADuration) {
            // Reported below together with durations that are out of range.
        }
        mistake(path, "must be a duration from " + min + " to " + max + ", such as PT30S, not '" + text(path) + "'");
        return min;
    }

    String oneOf(String path, List<String> choices) {
        String value = text(path);
        if (choices.stream().noneMatch(choice -> choice.equalsIgnoreCase(value))) {
            mistake(path, "must be one of " + String.join(", ", choices) + ", not '" + value + "'");
            return choices.getFirst();
        }
        return value;
    }
}
