package io.quittance.creator;

import static io.quittance.InvoiceJson.with;
import static io.quittance.creator.Refusal.broken;
import static io.quittance.creator.Refusal.refused;

import io.quittance.InvoiceJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sums that do not add up, and what nobody can pay. */
final class HostilePayments {

    private static final long MAX_SATS = 2_100_000_000_000_000L;

    private HostilePayments() {}

    static Stream<Refusal> all() {
        return Stream.of(sums(), payments()).flatMap(cases -> cases);
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
                broken(
                        "a discount that is not its percentage",
                        with("discountPercent", "10").put("discountSats", 1_851).put("totalSats", 16_667),
                        "/discountSats",
                        "percent-disagrees"),
                broken(
                        "a percentage without the discount",
                        with("discountPercent", "10"),
                        "/discountSats",
                        "percent-disagrees"),
                broken(
                        "a tax of the lines instead of what is left",
                        with("discountSats", 518)
                                .put("taxPercent", "21")
                                .put("taxSats", 3_889)
                                .put("totalSats", 21_889),
                        "/taxSats",
                        "percent-disagrees"),
                broken("a percentage without the tax", withoutTax(), "/taxSats", "percent-disagrees"),
                broken("a tax that lifts the total above all bitcoin", with("taxSats", MAX_SATS), "/totalSats", null),
                broken(
                        "a line above all bitcoin",
                        with("lines.0.unitPriceSats", MAX_SATS),
                        "/lines/0/totalSats",
                        "amount-out-of-range"),
                broken("lines above all bitcoin", tooMuch, "/totalSats", "amount-out-of-range"),
                broken("lines above 64 bits", with("lines", beyondLong), "/totalSats", "amount-out-of-range"));
    }

    private static JsonObject withoutTax() {
        JsonObject request = with("taxPercent", "21");
        request.remove("taxSats");
        return request;
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
                refused("no address", with("payment", new JsonObject()), "/payment/address", "required"));
    }

    private static Refusal address(String name, String text, String fieldCode) {
        return broken(name + " as the address", with("payment.address", text), "/payment/address", fieldCode);
    }
}
