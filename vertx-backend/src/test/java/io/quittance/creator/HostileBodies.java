package io.quittance.creator;

import static io.quittance.InvoiceJson.with;
import static io.quittance.creator.Refusal.form;
import static io.quittance.creator.Refusal.malformed;
import static io.quittance.creator.Refusal.other;
import static io.quittance.creator.Refusal.raw;
import static io.quittance.creator.Refusal.refused;
import static io.quittance.pdf.ExamplePictures.join;

import io.quittance.InvoiceJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies that are no JSON, or not the JSON of an invoice. */
final class HostileBodies {

    private HostileBodies() {}

    static Stream<Refusal> all() {
        return Stream.of(bodies(), structures()).flatMap(cases -> cases);
    }

    private static Stream<Refusal> bodies() {
        String valid = InvoiceJson.valid().encode();
        return Stream.of(
                malformed("a truncated body", valid.substring(0, valid.length() / 2)),
                malformed("a body of one brace", "{"),
                malformed("a body of white space", " \n "),
                malformed("comments", valid.replaceFirst("\\{", "{/* hi */")),
                malformed("single quotes", valid.replace('"', '\'')),
                malformed("a trailing comma", valid.substring(0, valid.length() - 1) + ",}"),
                malformed("trailing garbage", valid + "garbage"),
                malformed("a second document", valid + valid),
                malformed("a name without quotes", "{number: 1}"),
                malformed("NaN", valid.replace("\"totalSats\":18518", "\"totalSats\":NaN")),
                malformed("Infinity", valid.replace("\"totalSats\":18518", "\"totalSats\":Infinity")),
                malformed("minus Infinity", valid.replace("\"taxSats\":0", "\"taxSats\":-Infinity")),
                malformed("a hexadecimal number", valid.replace("\"taxSats\":0", "\"taxSats\":0x10")),
                malformed("a number with a leading zero", valid.replace("\"taxSats\":0", "\"taxSats\":007")),
                malformed("a number with a plus", valid.replace("\"taxSats\":0", "\"taxSats\":+1")),
                malformed(
                        "a number of 100,000 digits",
                        valid.replace("\"taxSats\":0", "\"taxSats\":" + "9".repeat(100_000))),
                malformed("a raw control character", valid.replace("Thank you.", "Thank\u0001you")),
                malformed("a raw NUL", valid.replace("Thank you.", "Thank\u0000you")),
                malformed("an unknown escape", valid.replace("Thank you.", "\\x41")),
                refused("1,000 levels of arrays", "[".repeat(1_000) + "]".repeat(1_000), "", "wrong-type"),
                refused("100,000 levels of arrays", "[".repeat(100_000) + "]".repeat(100_000), "", "wrong-type"),
                refused(
                        "100,000 levels of objects",
                        "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
                        "/a",
                        "unknown-field"),
                refused("100,000 open arrays", "[".repeat(100_000), "", "wrong-type"),
                raw("a UTF-16 body", valid.getBytes(StandardCharsets.UTF_16), Refusal.MALFORMED),
                raw("a UTF-32 body", valid.getBytes(Charset.forName("UTF-32")), Refusal.MALFORMED),
                raw("a lone surrogate in UTF-8", insert(valid, "Thank you.", 0xED, 0xA0, 0x80), Refusal.BREACH),
                malformed("a byte order mark", "\uFEFF" + valid),
                raw("an overlong slash in UTF-8", insert(valid, "Thank you.", 0xC0, 0xAF), Refusal.MALFORMED),
                raw("a byte that is no UTF-8", insert(valid, "Thank you.", 0xFF), Refusal.MALFORMED),
                raw("a truncated UTF-8 sequence", insert(valid, "Thank you.", 0xE2, 0x82), Refusal.MALFORMED),
                raw("random bytes", new byte[] {(byte) 0x80, 0x02, 0x7D, (byte) 0xFF, 0x00}, Refusal.MALFORMED),
                raw("a gzip body", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0}, Refusal.MALFORMED),
                new Refusal("an empty body", "application/json", new byte[0], 400, Refusal.BREACH, null, null),
                form(
                        "a multipart body",
                        "--x\r\nContent-Disposition: form-data; name=\"number\"\r\n\r\n1\r\n--x--\r\n"),
                form(
                        "a file upload",
                        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../x\"\r\n\r\n1\r\n--x--\r\n"),
                other("a form body", "application/x-www-form-urlencoded", "number=1&totalSats=1"),
                other("XML", "application/xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
                other("JSON called text", "text/plain", valid),
                other("JSON without a name for it", null, valid),
                other("a content type that is nonsense", ";;;/==", valid),
                refused("null for everything", "null", "", "wrong-type"),
                refused("an array for everything", "[]", "", "wrong-type"),
                refused("a string for everything", "\"invoice\"", "", "wrong-type"),
                refused("a number for everything", "1", "", "wrong-type"),
                refused("an empty object", "{}", "/number", "required"));
    }

    private static Stream<Refusal> structures() {
        String valid = InvoiceJson.valid().encode();
        return Stream.of(
                refused("an unknown field", with("admin", true), "/admin", "unknown-field"),
                refused("an unknown nested field", with("company.admin", true), "/company/admin", "unknown-field"),
                refused(
                        "an unknown field of a line",
                        with("lines.0.discount", 1),
                        "/lines/0/discount",
                        "unknown-field"),
                refused("a prototype", with("__proto__", new JsonObject()), "/__proto__", "unknown-field"),
                refused("a class name", with("@class", "java.lang.Runtime"), "/@class", "unknown-field"),
                refused("a name with pointer characters", with("a/b~c", 1), "/a~1b~0c", "unknown-field"),
                refused("a name with percent signs", with("50%+%zz", 1), "/50%+%zz", "unknown-field"),
                refused("a name with quotes and braces", with("\"}{{x}}", 1), "/\"}{{x}}", "unknown-field"),
                refused(
                        "a name that is a lone surrogate",
                        valid.replace("\"notes\"", "\"\\uD800\""),
                        "/?",
                        "unknown-field"),
                refused("an empty name", with("", 1), "/", "unknown-field"),
                refused("a name twice", valid.replaceFirst("\\{", "{\"number\":\"1\","), "/number", "duplicate-field"),
                refused(
                        "a nested name twice",
                        valid.replace("\"address\":\"bc1", "\"address\":\"x\",\"address\":\"bc1"),
                        "/payment/address",
                        "duplicate-field"),
                refused(
                        "a name twice in a line",
                        valid.replace("\"unitPriceSats\":", "\"unitPriceSats\":1,\"unitPriceSats\":"),
                        "/lines/0/unitPriceSats",
                        "duplicate-field"),
                refused("an object for a text", with("number", new JsonObject()), "/number", "wrong-type"),
                refused("an array for an object", with("company", new JsonArray()), "/company", "wrong-type"),
                refused("a text for an object", with("payment", "bc1"), "/payment", "wrong-type"),
                refused("an object for the lines", with("lines", new JsonObject()), "/lines", "wrong-type"),
                refused("a text for a line", with("lines.0", "Consulting"), "/lines/0", "wrong-type"),
                refused("null for a line", with("lines.0", null), "/lines/0", "wrong-type"),
                refused("null for a required object", with("customer", null), "/customer", "wrong-type"),
                refused("null for an optional text", with("notes", null), "/notes", "wrong-type"),
                refused("null for an optional amount", with("taxSats", null), "/taxSats", "wrong-type"),
                refused("a number for a text", with("company.name", 7), "/company/name", "wrong-type"),
                refused("a boolean for a text", with("payment.label", true), "/payment/label", "wrong-type"),
                refused("no lines", with("lines", new JsonArray()), "/lines", "too-few"),
                refused("10,001 lines", InvoiceJson.withLines(10_001), "/lines", "too-many"),
                refused(
                        "deep nesting in a field",
                        with("notes", "@@").encode().replace("\"@@\"", "[".repeat(500) + "]".repeat(500)),
                        "/notes",
                        "wrong-type"));
    }

    private static byte[] insert(String json, String at, int... bytes) {
        byte[] raw = json.getBytes(StandardCharsets.UTF_8);
        int position = json.indexOf(at);
        byte[] inserted = new byte[bytes.length];
        IntStream.range(0, bytes.length).forEach(i -> inserted[i] = (byte) bytes[i]);
        return join(Arrays.copyOf(raw, position), inserted, Arrays.copyOfRange(raw, position, raw.length));
    }
}
