package io.quittance.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which fields at fault a refusal names, of bodies with many. */
class BodyErrorsTest {

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
    void theLastOfManyLinesIsNamedByItsPlace() throws Exception {
        JsonObject invoice = InvoiceJson.withLines(10_000);
        invoice.getJsonArray("lines").getJsonObject(9_999).put("quantity", "x");

        assertThat(pointers(invoice)).containsExactly("/lines/9999/quantity");
    }

    @Test
    void faultsInSeveralPartsOfAListAndOutsideOfItAreAllNamed() throws Exception {
        JsonObject invoice = InvoiceJson.withLines(120).put("number", "");
        for (int line : new int[] {0, 49, 50, 119}) {
            invoice.getJsonArray("lines").getJsonObject(line).put("unitPriceSats", -1);
        }

        assertThat(pointers(invoice))
                .containsExactlyInAnyOrder(
                        "/number",
                        "/lines/0/unitPriceSats",
                        "/lines/49/unitPriceSats",
                        "/lines/50/unitPriceSats",
                        "/lines/119/unitPriceSats");
    }

    @Test
    void noMoreThanAHundredAreNamed() throws Exception {
        JsonObject invoice = InvoiceJson.withLines(10_000);
        invoice.getJsonArray("lines").forEach(line -> ((JsonObject) line).put("quantity", "x"));
        JsonObject wrongTotals = InvoiceJson.withLines(10_000);
        wrongTotals.getJsonArray("lines").forEach(line -> ((JsonObject) line).put("totalSats", 0));

        assertThat(pointers(invoice)).hasSize(100).contains("/lines/0/quantity", "/lines/99/quantity");
        assertThat(pointers(wrongTotals)).hasSize(100);
    }

    @Test
    void whatIsSeenOnTheWayIsNamedTogetherWithWhatTheSchemaSees() throws Exception {
        JsonObject invoice =
                InvoiceJson.with("company", "text").put("unknown", 1).put("number", "");

        assertThat(pointers(invoice)).containsExactlyInAnyOrder("/company", "/unknown", "/number");
    }

    private static List<String> pointers(JsonObject invoice) throws Exception {
        HttpResponse<String> response = app.post(invoice);
        assertThat(response.statusCode()).isIn(400, 422);
        JsonArray errors = new JsonObject(response.body()).getJsonArray("errors");
        return errors.stream()
                .map(error -> ((JsonObject) error).getString("pointer"))
                .toList();
    }
}
