package io.quittance.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Requests that keep to the contract, made of its schemas: for tests that spoil one value after another. */
final class ContractBodies {

    private static final String UUID = "0190a0a0-0000-7000-8000-000000000000";
    private static final String ADDRESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

    /** Texts that have to be of some kind; all others are a word. */
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("email", "ana@shop.example"),
            Map.entry("address", "Main Street 1"),
            Map.entry("bitcoinAddress", ADDRESS),
            Map.entry("quantity", "1"),
            Map.entry("discountPercent", "10"),
            Map.entry("taxPercent", "21"),
            Map.entry("link", "0".repeat(40)),
            Map.entry("invitation", "0".repeat(40)),
            Map.entry("password", "four cats on a roof"),
            Map.entry("currentPassword", "four cats on a roof"),
            Map.entry("newPassword", "five cats on a roof"),
            Map.entry("txid", "0".repeat(64)),
            Map.entry("If-Match", "\"1\""),
            Map.entry("logo", "data:image/png;base64,iVBORw0KGgo="));

    private final JsonObject schemas;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();

    /** @param pattern of its schema */
    record Leaf(String pointer, String value, String pattern) {

        boolean hasLines() {
            return !pattern.isEmpty()
                    && Pattern.compile(pattern).matcher("a\nb").find();
        }
    }

    record Operation(String method, String path, String body, List<Leaf> strings) {

        String bodyWith(Leaf leaf, String value) {
            Object tree = body.startsWith("[") ? new JsonArray(body) : new JsonObject(body);
            JsonPointer.from(leaf.pointer()).writeJson(tree, value);
            return tree.toString();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    record Parameter(
            String method,
            String path,
            String in,
            String name,
            String example,
            @Nullable String body) {

        @Override
        public String toString() {
            return method + " " + path + " " + in + " " + name;
        }
    }

    private ContractBodies(JsonObject contract) {
        JsonObject components = contract.getJsonObject("components");
        schemas = components.getJsonObject("schemas");
        JsonObject paths = contract.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames()) {
                add(path, method, paths.getJsonObject(path).getJsonObject(method), components);
            }
        }
    }

    static ContractBodies read() throws Exception {
        try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Object> contract = new Yaml().load(yaml);
            return new ContractBodies(JsonObject.mapFrom(contract));
        }
    }

    List<Operation> operations() {
        return operations;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    private void add(String path, String method, JsonObject operation, JsonObject components) {
        String verb = method.toUpperCase(Locale.ROOT);
        JsonObject content = operation
                .getJsonObject("requestBody", new JsonObject())
                .getJsonObject("content", new JsonObject())
                .getJsonObject("application/json");
        String body = null;
        if (content != null) {
            List<Leaf> strings = new ArrayList<>();
            body = String.valueOf(example("", "", content.getJsonObject("schema"), strings));
            operations.add(new Operation(verb, path, body, strings));
        }
        for (Object each : operation.getJsonArray("parameters", new JsonArray())) {
            JsonObject parameter = (JsonObject) each;
            String reference = parameter.getString("$ref");
            if (reference != null) {
                parameter = components
                        .getJsonObject("parameters")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
            }
            String name = parameter.getString("name");
            Object example = example("", name, parameter.getJsonObject("schema"), new ArrayList<>());
            parameters.add(new Parameter(verb, path, parameter.getString("in"), name, example.toString(), body));
        }
    }

    private Object example(String pointer, String name, JsonObject schema, List<Leaf> strings) {
        String reference = schema.getString("$ref");
        if (reference != null) {
            String target = reference.substring(reference.lastIndexOf('/') + 1);
            return example(pointer, target.equals("Email") ? "email" : name, schemas.getJsonObject(target), strings);
        }
        return switch (schema.getString("type")) {
            case "object" -> {
                JsonObject object = new JsonObject();
                JsonObject properties = schema.getJsonObject("properties");
                for (String field : properties.fieldNames()) {
                    object.put(field, example(pointer + "/" + field, field, properties.getJsonObject(field), strings));
                }
                yield object;
            }
            case "array" -> new JsonArray().add(example(pointer + "/0", name, schema.getJsonObject("items"), strings));
            case "integer" -> 1;
            case "boolean" -> true;
            default -> {
                String text = text(pointer, name, schema);
                strings.add(new Leaf(pointer, text, schema.getString("pattern", "")));
                yield text;
            }
        };
    }

    private static String text(String pointer, String name, JsonObject schema) {
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getString(0);
        }
        return switch (schema.getString("format", "")) {
            case "uuid" -> UUID;
            case "date" -> "2026-11-20";
            case "date-time" -> "2026-11-20T10:00:00Z";
            default -> pointer.equals("/payment/address") ? ADDRESS : BY_NAME.getOrDefault(name, "Word");
        };
    }
}
