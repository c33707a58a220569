package io.quittance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;

/** Requests for an invoice document, as clients send them. */
public final class InvoiceJson {

    /** BIP 173's own example. */
    public static final String ADDRESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

    private InvoiceJson() {}

    /** The contract's example. */
    public static JsonObject valid() {
        return new JsonObject()
                .put("number", "2026-0042")
                .put("issuedOn", "2026-11-20")
                .put("dueOn", "2026-12-20")
                .put(
                        "company",
                        new JsonObject().put("name", "Northlight Node Works").put("address", "Main Street 1"))
                .put("customer", new JsonObject().put("name", "Marisol Bakery").put("email", "ana@marisol.example"))
                .put("lines", new JsonArray().add(line("Consulting", "1.5", 12_345, 18_518)))
                .put("discountSats", 0)
                .put("taxSats", 0)
                .put("totalSats", 18_518)
                .put("payment", new JsonObject().put("address", ADDRESS).put("label", "2026-0042"))
                .put("notes", "Thank you.");
    }

    public static JsonObject line(String description, String quantity, long unitPriceSats, long totalSats) {
        return new JsonObject()
                .put("description", description)
                .put("quantity", quantity)
                .put("unitPriceSats", unitPriceSats)
                .put("totalSats", totalSats);
    }

    /** So many lines of 1 sat each. */
    public static JsonObject withLines(int count) {
        JsonArray lines = new JsonArray();
        IntStream.rangeClosed(1, count).forEach(i -> lines.add(line("Position " + i, "1", 1, 1)));
        return valid().put("lines", lines).put("totalSats", count);
    }

    /** The valid request with one value replaced; a path such as {@code lines.0.quantity}. */
    public static JsonObject with(String path, Object value) {
        JsonObject request = valid();
        put(request, path, value);
        return request;
    }

    private static void put(Object tree, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            put(get(tree, path.substring(0, dot)), path.substring(dot + 1), value);
        } else if (tree instanceof JsonArray array) {
            array.set(Integer.parseInt(path), value);
        } else {
            ((JsonObject) tree).put(path, value);
        }
    }

    private static Object get(Object tree, String name) {
        return tree instanceof JsonArray array
                ? array.getValue(Integer.parseInt(name))
                : ((JsonObject) tree).getValue(name);
    }
}
