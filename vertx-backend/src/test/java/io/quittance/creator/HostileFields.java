package io.quittance.creator;

import static io.quittance.InvoiceJson.with;
import static io.quittance.creator.Refusal.broken;
import static io.quittance.creator.Refusal.refused;

import io.quittance.InvoiceJson;
import io.vertx.core.json.JsonArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts, numbers and dates that no field may hold. */
final class HostileFields {

    private static final long MAX_SATS = 2_100_000_000_000_000L;

    private HostileFields() {}

    static Stream<Refusal> all() {
        return Stream.of(texts(), numbers(), dates()).flatMap(cases -> cases);
    }

    private static Stream<Refusal> texts() {
        Stream<Refusal> everywhere = Stream.of(
                        "number",
                        "company.name",
                        "company.phone",
                        "company.taxId",
                        "taxLabel",
                        "customer.name",
                        "payment.label",
                        "payment.message",
                        "company.address",
                        "customer.address",
                        "notes",
                        "lines.0.description")
                .flatMap(HostileFields::badTexts);
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
                        Stream.of("number", "company.name", "customer.name", "lines.0.description", "taxLabel")
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
                                tooLong("taxLabel", 60),
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
                        percentages(),
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

    private static Stream<Refusal> percentages() {
        return Stream.of("discountPercent", "taxPercent")
                .flatMap(field -> Stream.concat(
                        Stream.of(refused("a number for " + field, with(field, 21), pointer(field), "wrong-type")),
                        Stream.of(
                                        "", "0", "0.000", "-1", "+1", "1e1", "01", "1.", ".5", "1.0001", "100.001",
                                        "101", "7,5", " 1", "1 ", "21%", "21 %", "١", "1\n", "{{1}}")
                                .map(text -> refused(
                                        "the percentage '" + text + "' as " + field,
                                        with(field, text),
                                        pointer(field),
                                        "malformed"))));
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
}
