package io.quittance.http.body;

import io.quittance.InvoiceJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies that are wide, deep or long, each up to a size. */
public final class WideBodies {

    private WideBodies() {}

    /** By name. Most begin as an invoice does, so that they get as far as they can. */
    public static Map<String, String> of(int bytes) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("numbers for lines", filled("{\"lines\":[0", ",0", "]}", bytes));
        bodies.put("lists for lines", filled("{\"lines\":[[]", ",[]", "]}", bytes));
        bodies.put("empty lines", filled("{\"lines\":[{}", ",{}", "]}", bytes));
        bodies.put(
                "lines with everything wrong",
                filled(
                        "{\"lines\":[0",
                        ",{\"description\":\"\",\"quantity\":\"x\",\"unitPriceSats\":-1,\"totalSats\":-1}",
                        "]}",
                        bytes));
        bodies.put("unknown fields", unknownFields(bytes));
        bodies.put("one field again and again", filled("{\"number\":\"1\"", ",\"number\":\"1\"", "}", bytes));
        bodies.put("lists in lists", filled("[", "[", "", bytes));
        bodies.put("objects in objects", filled("{\"a\":", "{\"a\":", "", bytes));
        bodies.put("a list in an unknown field", filled("{\"x\":[0", ",0", "]}", bytes));
        bodies.put("a list for everything", filled("[0", ",0", "]", bytes));
        bodies.put("an address of many parts", filled("{\"email\":\"a@b", ".b", "\",\"password\":\"x\"}", bytes));
        bodies.put("a long name", filled("{\"", "n", "\":1}", bytes));
        bodies.put("a long number", filled("{\"totalSats\":1", "0", "}", bytes));
        bodies.put("a text of escapes", filled("{\"notes\":\"", "\\u00e9", "\"}", bytes));
        bodies.put("white space", filled("{", " ", "}", bytes));
        bodies.put(
                "wrong totals", InvoiceJson.withLines(10_000).encode().replace("\"totalSats\":1", "\"totalSats\":9"));
        return bodies;
    }

    private static String filled(String start, String part, String end, int bytes) {
        return start + part.repeat((bytes - start.length() - end.length()) / part.length()) + end;
    }

    private static String unknownFields(int bytes) {
        StringBuilder fields = new StringBuilder("{\"a\":0");
        for (int i = 0; fields.length() < bytes - 20; i++) {
            fields.append(",\"")
                    .append(Integer.toString(i, Character.MAX_RADIX))
                    .append("\":0");
        }
        return fields.append('}').toString();
    }
}
