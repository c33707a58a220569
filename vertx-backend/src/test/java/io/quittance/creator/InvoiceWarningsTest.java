package io.quittance.creator;

import static io.quittance.Api.json;
import static io.quittance.InvoiceJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the creator prints and warns of, and what it refuses because it cannot print it. */
class InvoiceWarningsTest {

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void anInvoiceThatIsAsItWasMeantHasNoWarnings() throws Exception {
        assertThat(made(InvoiceJson.valid()).getJsonArray("warnings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "294, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "330, bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        "330, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "540, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "546, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    })
    void warnsOfAmountsThatNoWalletCanSend(long least, String address) throws Exception {
        assertThat(made(invoiceOver(least, address)).getJsonArray("warnings")).isEmpty();

        JsonArray warnings = made(invoiceOver(least - 1, address)).getJsonArray("warnings");

        assertThat(warnings).hasSize(1);
        assertThat(warnings.getJsonObject(0).getString("code")).isEqualTo("amount-below-dust");
        assertThat(warnings.getJsonObject(0).getString("pointer")).isEqualTo("/totalSats");
        assertThat(warnings.getJsonObject(0).getString("detail")).contains(least + " sats", (least - 1) + " sats");
    }

    @Test
    void shortensOrLeavesOutWhatACodeCannotHold() throws Exception {
        JsonObject payment = new JsonObject()
                .put("address", InvoiceJson.ADDRESS)
                .put("label", "e" + "\u0301".repeat(99))
                .put("message", "株".repeat(200));
        JsonObject document = made(with("payment", payment));

        assertThat(document.getString("paymentUri"))
                .hasSizeLessThanOrEqualTo(660)
                .endsWith("&message=" + "%E6%A0%AA".repeat(64));
        assertThat(codes(document.getJsonArray("warnings")))
                .isEqualTo("/payment/label payment-text-left-out, /payment/message payment-text-shortened");
    }

    @Test
    void sendsNoBlankLabelOrMessage() throws Exception {
        JsonObject payment = new JsonObject()
                .put("address", InvoiceJson.ADDRESS)
                .put("label", " ")
                .put("message", "\u00A0\u200B");
        JsonObject document = made(with("payment", payment));

        assertThat(document.getString("paymentUri")).isEqualTo("bitcoin:" + InvoiceJson.ADDRESS + "?amount=0.00018518");
        assertThat(document.getJsonArray("warnings")).isEmpty();
    }

    /** Javanese, which no font here has. */
    @ParameterizedTest
    @CsvSource({
        "number, /number",
        "company.name, /company/name",
        "company.address, /company/address",
        "company.phone, /company/phone",
        "company.taxId, /company/taxId",
        "customer.name, /customer/name",
        "customer.address, /customer/address",
        "customer.email, /customer/email",
        "lines.0.description, /lines/0/description",
        "taxLabel, /taxLabel",
        "notes, /notes"
    })
    void refusesCharactersThatNoFontHasAndNamesThem(String path, String pointer) throws Exception {
        HttpResponse<String> response = app.post(with(path, "Warung\uA997\uA9A4@jawa.example"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(codes(json(response).getJsonArray("errors"))).isEqualTo(pointer + " characters-without-font");
        assertThat(json(response).getJsonArray("errors").getJsonObject(0).getString("detail"))
                .contains("\u201C\uA997\u201D (U+A997), \u201C\uA9A4\u201D (U+A9A4)");
    }

    @Test
    void namesALineByItsOwnNumberWhereAnotherIsWrongToo() throws Exception {
        JsonObject request = InvoiceJson.withLines(3);
        request.getJsonArray("lines").getJsonObject(0).put("quantity", "0");
        request.getJsonArray("lines").getJsonObject(2).put("description", "\uA997");

        assertThat(codes(json(app.post(request)).getJsonArray("errors")))
                .isEqualTo("/lines/0/quantity quantity-out-of-range, /lines/2/description characters-without-font");
    }

    @Test
    void takesCharactersThatAreNeverSeen() throws Exception {
        assertThat(made(with("customer.name", "\uFEFFMari\u200Bsol\u3164 👩‍💻"))
                        .getJsonArray("warnings"))
                .isEmpty();
    }

    private static JsonObject invoiceOver(long sats, String address) {
        return InvoiceJson.valid()
                .put("lines", new JsonArray().add(InvoiceJson.line("Tea", "1", sats, sats)))
                .put("totalSats", sats)
                .put("payment", new JsonObject().put("address", address));
    }

    private static JsonObject made(JsonObject request) throws Exception {
        HttpResponse<String> response = app.post(request);
        assertThat(response.statusCode()).as(response::body).isEqualTo(201);
        return json(response);
    }

    private static String codes(JsonArray entries) {
        return entries.stream()
                .map(JsonObject.class::cast)
                .map(entry -> entry.getString("pointer") + " " + entry.getString("code"))
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
    }
}
