package io.quittance.creator;

import static io.quittance.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.invoice.Tax;
import io.quittance.money.Percent;
import io.quittance.money.Sats;
import io.quittance.pdf.PdfProbe;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the creator takes and prints of a discount and a tax in percent. */
class InvoicePercentTest {

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            10    | 1852  | 21     | 3500  | VAT                      | Discount 10 %  | VAT 21 %
            10.00 | 1852  | 21.0   | 3500  | MwSt.                    | Discount 10 %  | MwSt. 21 %
            7.5   | 1389  | 8.875  | 1520  | -                        | Discount 7.5 % | Tax 8.875 %
            -     | 18    | 100    | 18500 | Umsatzsteuer (Steuer-ID) | Discount       | Umsatzsteuer (Steuer-ID) 100 %
            0.001 | 0     | -      | 7     | IVA                      | Discount 0.001 % | IVA
            """)
    void arePrintedBesideTheirAmounts(
            String discount, int discountSats, String tax, int taxSats, String label, String off, String onTop)
            throws Exception {
        JsonObject request = InvoiceJson.valid()
                .put("discountSats", discountSats)
                .put("taxSats", taxSats)
                .put("totalSats", 18_518 - discountSats + taxSats);
        putUnlessNull(request, "discountPercent", discount);
        putUnlessNull(request, "taxPercent", tax);
        putUnlessNull(request, "taxLabel", label);

        try (PdfProbe pdf = made(request)) {
            assertThat(squeeze(pdf.text()))
                    .contains("Subtotal0.00018518")
                    .contains(squeeze(off) + (discountSats == 0 ? "" : "\u2013") + btc(discountSats))
                    .contains(squeeze(onTop) + btc(taxSats));
            assertThat(pdf.violations()).isEmpty();
        }
    }

    @Test
    void aTaxOfNothingIsPrintedWhereItHasAName() throws Exception {
        try (PdfProbe pdf = made(InvoiceJson.with("taxLabel", "VAT 0 %, reverse charge"))) {
            assertThat(squeeze(pdf.text()))
                    .contains("Subtotal0.00018518", "VAT0%,reversecharge0.00000000")
                    .doesNotContain("Discount");
        }
        try (PdfProbe pdf = made(InvoiceJson.valid())) {
            assertThat(pdf.text()).doesNotContain("Subtotal", "Tax 0", "Discount");
        }
    }

    @Test
    void aLabelOfAnyLengthKeepsThePercentageWithItsSign() throws Exception {
        String label = "W".repeat(60);
        JsonObject request = InvoiceJson.withLines(12)
                .put("taxLabel", label)
                .put("taxPercent", "25")
                .put("taxSats", 3)
                .put("totalSats", 15);
        try (PdfProbe pdf = made(request)) {
            assertThat(pdf.text().replace('\u00A0', ' ')).contains("25 %");
            assertThat(squeeze(pdf.text())).contains("W".repeat(8)).contains("0.00000003");
            assertThat(pdf.pages()).isEqualTo(1);
            assertThat(pdf.strayGlyphs()).isEmpty();
        }
    }

    @Test
    void bothFiguresAreNamedWhereTheyDisagree() throws Exception {
        JsonObject request =
                InvoiceJson.with("taxPercent", "21").put("taxSats", 3_888).put("totalSats", 22_406);

        HttpResponse<String> response = app.post(request);

        assertThat(response.statusCode()).isEqualTo(422);
        JsonArray errors = json(response).getJsonArray("errors");
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo("/taxSats");
        assertThat(errors.getJsonObject(0).getString("code")).isEqualTo("percent-disagrees");
        assertThat(errors.getJsonObject(0).getString("detail"))
                .isEqualTo("21 % of the lines, 18518 sats, is 3889 sats, not 3888.");
    }

    private static void putUnlessNull(JsonObject request, String field, String value) {
        if (value != null) {
            request.put(field, value);
        }
    }

    private static String btc(int sats) {
        return "0.%08d".formatted(sats);
    }

    private static String squeeze(String text) {
        return text.replaceAll("[\\s\u00A0]", "");
    }

    private static PdfProbe made(JsonObject request) throws Exception {
        HttpResponse<String> response = app.post(request);
        assertThat(response.statusCode()).as(response::body).isEqualTo(201);
        String path = URI.create(json(response).getString("downloadUrl")).getRawPath();
        return new PdfProbe(app.client()
                .send(app.request(path).GET().build(), BodyHandlers.ofByteArray())
                .body());
    }

    @Test
    void aPercentageIsPrintedOnceWhereTheLabelSaysItToo() {
        Percent rate = Percent.parse("21");
        assertThat(new Tax(new Sats(21), rate, "VAT").name()).isEqualTo("VAT 21\u00A0%");
        assertThat(new Tax(new Sats(21), rate, "VAT 21 %").name()).isEqualTo("VAT 21 %");
    }
}
