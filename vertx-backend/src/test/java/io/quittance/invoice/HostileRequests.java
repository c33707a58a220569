package io.quittance.invoice;

import static io.quittance.pdf.ExamplePictures.chunk;
import static io.quittance.pdf.ExamplePictures.join;
import static io.quittance.pdf.ExamplePictures.jpeg;
import static io.quittance.pdf.ExamplePictures.png;
import static io.quittance.pdf.ExamplePictures.pngClaiming;

import io.quittance.InvoiceJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

/** Requests that must be refused, and how. */
final class HostileRequests {

    private static final long MAX_SATS = 2_100_000_000_000_000L;
    private static final String MALFORMED = "malformed-json";
    private static final String BREACH = "invalid-request";
    private static final String BROKEN_RULE = "invalid-invoice";

    /**
     * @param code of the problem
     * @param pointer to the field at fault; null when there is none
     */
    record Refusal(
            String name, String contentType, byte[] body, int status, String code, String pointer, String fieldCode) {

        @Override
        public String toString() {
            return name;
        }
    }

    private HostileRequests() {}

    static Stream<Refusal> all() {
        return Stream.of(bodies(), structures(), texts(), numbers(), dates(), sums(), payments(), logos())
                .flatMap(cases -> cases);
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
                malformed("100,000 levels of arrays", "[".repeat(100_000) + "]".repeat(100_000)),
                malformed("100,000 levels of objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                malformed("100,000 open arrays", "[".repeat(100_000)),
                raw("a UTF-16 body", valid.getBytes(StandardCharsets.UTF_16), MALFORMED),
                raw("a UTF-32 body", valid.getBytes(Charset.forName("UTF-32")), MALFORMED),
                raw("a lone surrogate in UTF-8", insert(valid, "Thank you.", 0xED, 0xA0, 0x80), BREACH),
                malformed("a byte order mark", "\uFEFF" + valid),
                raw("an overlong slash in UTF-8", insert(valid, "Thank you.", 0xC0, 0xAF), MALFORMED),
                raw("a byte that is no UTF-8", insert(valid, "Thank you.", 0xFF), MALFORMED),
                raw("a truncated UTF-8 sequence", insert(valid, "Thank you.", 0xE2, 0x82), MALFORMED),
                raw("random bytes", new byte[] {(byte) 0x80, 0x02, 0x7D, (byte) 0xFF, 0x00}, MALFORMED),
                raw("a gzip body", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0}, MALFORMED),
                new Refusal("an empty body", "application/json", new byte[0], 400, BREACH, null, null),
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

    private static Stream<Refusal> texts() {
        Stream<Refusal> everywhere = Stream.of(
                        "number",
                        "company.name",
                        "company.phone",
                        "company.taxId",
                        "customer.name",
                        "payment.label",
                        "payment.message",
                        "company.address",
                        "customer.address",
                        "notes",
                        "lines.0.description")
                .flatMap(HostileRequests::badTexts);
        Stream<Refusal> emails = Stream.of(
                        "no at",
                        "@",
                        "a@b",
                        "a@@b.example",
                        "a b@c.example",
                        "a@b.example\u0000",
                        "a@b..example",
                        "a@.example",
                        "\u202Ea@b.example",
                        "a@b.example\nBcc: x@y.example")
                .flatMap(text -> Stream.of("company.email", "customer.email")
                        .map(field -> refused(
                                "the e-mail '" + text + "' in " + field,
                                with(field, text),
                                pointer(field),
                                text.length() < 3 ? "too-short" : "malformed")));
        return Stream.of(
                        everywhere,
                        emails,
                        Stream.of("number", "company.name", "customer.name", "lines.0.description")
                                .map(field -> refused(
                                        "only spaces in " + field, with(field, "   "), pointer(field), "malformed")),
                        Stream.of("number", "company.name", "customer.name", "payment.label")
                                .map(field -> refused(
                                        "a line feed in " + field, with(field, "a\nb"), pointer(field), "malformed")),
                        Stream.of(
                                tooLong("number", 40),
                                tooLong("company.name", 200),
                                tooLong("company.address", 500),
                                tooLong("company.phone", 60),
                                tooLong("company.taxId", 60),
                                tooLong("customer.name", 200),
                                tooLong("customer.address", 500),
                                tooLong("lines.0.description", 1_000),
                                tooLong("payment.label", 100),
                                tooLong("payment.message", 200),
                                tooLong("notes", 5_000)))
                .flatMap(cases -> cases);
    }

    private static Stream<Refusal> badTexts(String field) {
        String pointer = pointer(field);
        return Stream.concat(
                Stream.of(
                        refused("no characters in " + field, with(field, ""), pointer, "too-short"),
                        refused(
                                "an unpaired surrogate in " + field,
                                with(field, "@@").encode().replace("@@", "a\\uD800b"),
                                pointer,
                                "malformed")),
                IntStream.of(0x00, 0x07, 0x1B, 0x7F, 0x9B, 0x202E, 0x2066, 0x2028, 0xFFFE)
                        .mapToObj(character -> refused(
                                "U+%04X in %s".formatted(character, field),
                                with(field, "a" + (char) character + "b"),
                                pointer,
                                "malformed")));
    }

    private static Stream<Refusal> numbers() {
        String valid = InvoiceJson.valid().encode();
        Stream<Refusal> amounts = Stream.of("discountSats", "taxSats", "lines.0.unitPriceSats", "lines.0.totalSats")
                .flatMap(field -> Stream.of(
                        refused("a negative " + field, with(field, -1), pointer(field), "too-small"),
                        refused(
                                "more than all bitcoin in " + field,
                                with(field, MAX_SATS + 1),
                                pointer(field),
                                "too-large"),
                        refused("a text for " + field, with(field, "0"), pointer(field), "wrong-type"),
                        refused("a fraction for " + field, with(field, 0.5), pointer(field), "wrong-type"),
                        refused(
                                "a huge exponent in " + field,
                                with(field, "@@").encode().replace("\"@@\"", "1e400"),
                                pointer(field),
                                null),
                        refused(
                                "more than 64 bits in " + field,
                                with(field, "@@").encode().replace("\"@@\"", "18446744073709551616"),
                                pointer(field),
                                "too-large")));
        Stream<Refusal> quantities = Stream.of(
                        "1,5",
                        "1e3",
                        "+1",
                        "-1",
                        "01",
                        ".5",
                        "1.",
                        "1.2345",
                        "NaN",
                        "Infinity",
                        " 1",
                        "1 ",
                        "",
                        "١",
                        "1_000",
                        "0x1",
                        "10000000",
                        "{{1}}")
                .map(text -> refused(
                        "the quantity '" + text + "'",
                        with("lines.0.quantity", text),
                        "/lines/0/quantity",
                        "malformed"));
        return Stream.of(
                        amounts,
                        quantities,
                        Stream.of(
                                refused(
                                        "a number for a quantity",
                                        with("lines.0.quantity", 1.5),
                                        "/lines/0/quantity",
                                        "wrong-type"),
                                broken(
                                        "a quantity of zero",
                                        with("lines.0.quantity", "0"),
                                        "/lines/0/quantity",
                                        "quantity-out-of-range"),
                                broken(
                                        "a quantity of 0.000",
                                        with("lines.0.quantity", "0.000"),
                                        "/lines/0/quantity",
                                        "quantity-out-of-range"),
                                broken(
                                        "a quantity above a million",
                                        with("lines.0.quantity", "1000001"),
                                        "/lines/0/quantity",
                                        "quantity-out-of-range"),
                                refused("a total of nothing", with("totalSats", 0), "/totalSats", "too-small"),
                                refused(
                                        "an amount with an exponent",
                                        valid.replace("\"totalSats\":18518}", "\"totalSats\":18518e0}"),
                                        "/lines/0/totalSats",
                                        "wrong-type"),
                                refused(
                                        "an amount written as a fraction",
                                        valid.replace("\"taxSats\":0", "\"taxSats\":0.0"),
                                        "/taxSats",
                                        "wrong-type")))
                .flatMap(cases -> cases);
    }

    private static Stream<Refusal> dates() {
        return Stream.concat(
                Stream.of(
                                "2026-02-30",
                                "2026-13-01",
                                "2026-00-10",
                                "2026-11-31",
                                "2025-02-29",
                                "20261120",
                                "2026-11-20T00:00:00Z",
                                "20.11.2026",
                                "today",
                                "",
                                "2026-1-1",
                                "-2026-11-20",
                                "+12026-11-20",
                                "99999-01-01",
                                "2026-11-20 ")
                        .map(text ->
                                refused("the date '" + text + "'", with("issuedOn", text), "/issuedOn", "malformed")),
                Stream.of(
                        refused("a number for a date", with("issuedOn", 20261120), "/issuedOn", "wrong-type"),
                        refused(
                                "an array for a date",
                                with("dueOn", new JsonArray().add(2026).add(11).add(20)),
                                "/dueOn",
                                "wrong-type"),
                        refused("a due date that does not exist", with("dueOn", "2026-12-32"), "/dueOn", "malformed"),
                        broken(
                                "a due date before the date of issue",
                                with("dueOn", "2026-11-19"),
                                "/dueOn",
                                "due-before-issue")));
    }

    private static Stream<Refusal> sums() {
        JsonObject tooMuch = InvoiceJson.valid()
                .put(
                        "lines",
                        new JsonArray()
                                .add(InvoiceJson.line("All", "1", MAX_SATS, MAX_SATS))
                                .add(InvoiceJson.line("More", "1", 1, 1)))
                .put("totalSats", 1);
        JsonArray beyondLong = new JsonArray();
        IntStream.range(0, 10_000).forEach(i -> beyondLong.add(InvoiceJson.line("All", "1", MAX_SATS, MAX_SATS)));
        return Stream.of(
                broken(
                        "a line's total that is one off",
                        with("lines.0.totalSats", 18_517),
                        "/lines/0/totalSats",
                        "total-mismatch"),
                broken("a total that is one off", with("totalSats", 18_519), "/totalSats", "total-mismatch"),
                broken(
                        "a discount above the subtotal",
                        with("discountSats", 18_519),
                        "/discountSats",
                        "discount-above-subtotal"),
                broken("a discount that was not taken off", with("discountSats", 18), "/totalSats", "total-mismatch"),
                broken("a tax that was not added", with("taxSats", 18), "/totalSats", "total-mismatch"),
                broken("a tax that lifts the total above all bitcoin", with("taxSats", MAX_SATS), "/totalSats", null),
                broken(
                        "a line above all bitcoin",
                        with("lines.0.unitPriceSats", MAX_SATS),
                        "/lines/0/totalSats",
                        "amount-out-of-range"),
                broken("lines above all bitcoin", tooMuch, "/totalSats", "amount-out-of-range"),
                broken("lines above 64 bits", with("lines", beyondLong), "/totalSats", "amount-out-of-range"));
    }

    private static Stream<Refusal> payments() {
        return Stream.of(
                address("a typing mistake", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "address-checksum"),
                address("mixed case", "bc1QW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "address-checksum"),
                address("base58 with a mistake", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "address-checksum"),
                address("a testnet address", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "address-wrong-network"),
                address("a testnet base58 address", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "address-wrong-network"),
                address(
                        "a Lightning invoice",
                        "lnbc20u1p3y0x3hpp5743k2g0fsqqxj7n8qzuhns5gmkk4djeejk3wkp64pp",
                        "address-unknown"),
                address("a Litecoin address", "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9", "address-unknown"),
                address("an Ethereum address", "0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe", "address-unknown"),
                address("a witness version without a meaning", "BC1SW50QGDZ25J", "address-unknown"),
                refused(
                        "an address with a space",
                        with("payment.address", "bc1qw508d6qejxtdg4y5r3 arvary0c5xw7kv8f3t4"),
                        "/payment/address",
                        "malformed"),
                refused(
                        "an address that is a URI",
                        with("payment.address", "bitcoin:" + InvoiceJson.ADDRESS),
                        "/payment/address",
                        "malformed"),
                refused(
                        "an address with markup",
                        with("payment.address", "<script>alert(1)</script>"),
                        "/payment/address",
                        "malformed"),
                refused(
                        "an address with full-width letters",
                        with("payment.address", "ｂｃ１ｑｗ５０８ｄ６ｑｅｊｘｔｄｇ４ｙ"),
                        "/payment/address",
                        "malformed"),
                refused(
                        "a Lightning invoice of full length",
                        with("payment.address", "lnbc" + "q".repeat(200)),
                        "/payment/address",
                        "too-long"),
                refused("no address", with("payment", new JsonObject()), "/payment/address", "required"),
                broken(
                        "a payment URI that no code can hold",
                        with(
                                "payment",
                                new JsonObject()
                                        .put("address", InvoiceJson.ADDRESS)
                                        .put("label", "₿".repeat(100))
                                        .put("message", "₿".repeat(200))),
                        "/payment/message",
                        "payment-uri-too-long"));
    }

    private static Stream<Refusal> logos() {
        byte[] png = png(64, 64);
        byte[] jpeg = jpeg(64, 64);
        byte[] end = chunk("IEND", new byte[0]);
        byte[] php = "<?php system($_GET['c']); ?>".getBytes(StandardCharsets.US_ASCII);
        byte[] zip = "PK\u0003\u0004evil.jarPK\u0005\u0006".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                logo(
                        "an SVG called PNG",
                        "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".getBytes()),
                logo("HTML called PNG", "<html><body>hi</body></html>".getBytes()),
                logo("PHP called PNG", php),
                logo("a GIF called PNG", file("gif")),
                logo("a BMP called PNG", file("bmp")),
                logo("GIFAR", join(file("gif"), zip)),
                logo("a PDF called PNG", "%PDF-1.7\n%%EOF".getBytes()),
                logo(
                        "ImageMagick's language",
                        "push graphic-context\nfill 'url(https://x/)'\npop graphic-context".getBytes()),
                logo("one byte", new byte[] {1}),
                logo("a PNG's signature and nothing else", Arrays.copyOf(png, 8)),
                logo("half a PNG", Arrays.copyOf(png, png.length / 2)),
                logo("a PNG without its end", Arrays.copyOf(png, png.length - 12)),
                logo("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2)),
                logo("a JPEG's start and PHP", join(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, php)),
                logo("a PNG of no width", pngClaiming(0, 10, chunk("IDAT", deflated(40)), end)),
                logo("a PNG of negative width", pngClaiming(-1, -1, chunk("IDAT", deflated(40)), end)),
                broken(
                        "a PNG that claims 50,000 x 50,000",
                        with(
                                "company.logo",
                                dataUri("png", pngClaiming(50_000, 50_000, chunk("IDAT", deflated(100)), end))),
                        "/company/logo",
                        "logo-too-many-pixels"),
                broken(
                        "a PNG of 25 megapixels in a few bytes",
                        with(
                                "company.logo",
                                dataUri(
                                        "png",
                                        pngClaiming(5_000, 5_000, chunk("IDAT", deflated(5_000 * 20_001)), end))),
                        "/company/logo",
                        "logo-too-many-pixels"),
                logo("a PNG whose pixels run on", pngClaiming(4, 4, chunk("IDAT", deflated(3)), end)),
                broken(
                        "an image above 1 MiB",
                        with("company.logo", dataUri("png", join(png, new byte[1_048_577 - png.length]))),
                        "/company/logo",
                        "logo-too-large"),
                refused(
                        "a data URI above its limit",
                        with("company.logo", dataUri("png", new byte[1_100_000])),
                        "/company/logo",
                        "too-long"),
                refused("an SVG data URI", with("company.logo", dataUri("svg+xml", png)), "/company/logo", "malformed"),
                refused("a GIF data URI", with("company.logo", dataUri("gif", png)), "/company/logo", "malformed"),
                refused(
                        "an HTML data URI",
                        with("company.logo", "data:text/html;base64,AAAA"),
                        "/company/logo",
                        "malformed"),
                refused(
                        "a logo by URL",
                        with("company.logo", "http://127.0.0.1/logo.png"),
                        "/company/logo",
                        "malformed"),
                refused("a logo by file", with("company.logo", "file:///etc/passwd"), "/company/logo", "malformed"),
                refused(
                        "a data URI without base64",
                        with("company.logo", "data:image/png,%89PNG"),
                        "/company/logo",
                        "malformed"),
                broken(
                        "a data URI with spaces",
                        with("company.logo", "data:image/png;base64,AA AA"),
                        "/company/logo",
                        "logo-unreadable"),
                broken(
                        "URL-safe base64",
                        with("company.logo", "data:image/png;base64,__--"),
                        "/company/logo",
                        "logo-unreadable"),
                broken(
                        "base64 that ends too early",
                        with("company.logo", "data:image/png;base64,A"),
                        "/company/logo",
                        "logo-unreadable"),
                broken(
                        "base64 with too much padding",
                        with("company.logo", "data:image/png;base64,AAAA=="),
                        "/company/logo",
                        "logo-unreadable"));
    }

    static JsonObject with(String field, Object value) {
        return InvoiceJson.with(field, value);
    }

    static String dataUri(String type, byte[] file) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(file);
    }

    static byte[] deflated(int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(new byte[zeros]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] file(String format) {
        return io.quittance.pdf.ExamplePictures.file(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format);
    }

    private static byte[] insert(String json, String at, int... bytes) {
        byte[] raw = json.getBytes(StandardCharsets.UTF_8);
        int position = json.indexOf(at);
        byte[] inserted = new byte[bytes.length];
        IntStream.range(0, bytes.length).forEach(i -> inserted[i] = (byte) bytes[i]);
        return join(Arrays.copyOf(raw, position), inserted, Arrays.copyOfRange(raw, position, raw.length));
    }

    private static String pointer(String field) {
        return "/" + field.replace('.', '/');
    }

    private static Refusal tooLong(String field, int limit) {
        return refused(
                "more than " + limit + " characters in " + field,
                with(field, "x".repeat(limit + 1)),
                pointer(field),
                "too-long");
    }

    private static Refusal address(String name, String text, String fieldCode) {
        return broken(name + " as the address", with("payment.address", text), "/payment/address", fieldCode);
    }

    private static Refusal logo(String name, byte[] file) {
        return broken(name, with("company.logo", dataUri("png", file)), "/company/logo", "logo-unreadable");
    }

    private static Refusal malformed(String name, String body) {
        return raw(name, body.getBytes(StandardCharsets.UTF_8), MALFORMED);
    }

    private static Refusal raw(String name, byte[] body, String code) {
        return new Refusal(name, "application/json", body, 400, code, null, null);
    }

    private static Refusal other(String name, String contentType, String body) {
        return new Refusal(
                name, contentType, body.getBytes(StandardCharsets.UTF_8), 415, "unsupported-media-type", null, null);
    }

    /** A form is never read, so to the contract there is no body. */
    private static Refusal form(String name, String body) {
        return new Refusal(
                name,
                "multipart/form-data; boundary=x",
                body.getBytes(StandardCharsets.UTF_8),
                400,
                BREACH,
                null,
                null);
    }

    private static Refusal refused(String name, JsonObject body, String pointer, String fieldCode) {
        return refused(name, body.encode(), pointer, fieldCode);
    }

    private static Refusal refused(String name, String body, String pointer, String fieldCode) {
        return new Refusal(
                name, "application/json", body.getBytes(StandardCharsets.UTF_8), 400, BREACH, pointer, fieldCode);
    }

    private static Refusal broken(String name, JsonObject body, String pointer, String fieldCode) {
        return new Refusal(
                name,
                "application/json",
                body.encode().getBytes(StandardCharsets.UTF_8),
                422,
                BROKEN_RULE,
                pointer,
                fieldCode);
    }
}
