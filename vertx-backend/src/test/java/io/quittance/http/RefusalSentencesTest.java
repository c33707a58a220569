package io.quittance.http;

import static io.quittance.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal says what was expected, in the problem's own sentence too. */
@Tag("database")
class RefusalSentencesTest {

    private static RunningApp app;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
        api = Api.ofToken(TestUser.with(app, Role.ADMIN));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=201             | The query parameter limit must be from 1 to 200.
            limit=1,5             | The query parameter limit must be a whole number from 1 to 200, in digits alone and without quotes. There is a comma in it: decimals are written with a point, and nothing parts thousands.
            limit=5%20            | The query parameter limit must be a whole number from 1 to 200, in digits alone and without quotes. There is a space or a line end before or after it.
            limit=5&limit=6       | The query parameter limit is given more than once.
            sort=size             | The query parameter sort must be one of name, -name, priceSats, -priceSats, quantity, -quantity.
            starting_after=x      | The query parameter starting_after must be an id such as 0190a0a0-0000-7000-8000-000000000000, in lower case.
            search=               | The query parameter search must not be empty. It must be one line of words.
            """)
    void theSentenceNamesTheParameterAndItsLimits(String query, String sentence) throws Exception {
        JsonObject problem = json(api.get("/api/items?" + query));

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("detail"))
                .isEqualTo(sentence);
        assertThat(problem.getString("detail")).isEqualTo(sentence);
    }

    @Test
    void theSentenceNamesAPartOfThePath() throws Exception {
        assertThat(json(api.get("/api/items/17")).getString("detail"))
                .isEqualTo(
                        "The path parameter itemId must be an id such as 0190a0a0-0000-7000-8000-000000000000, in lower case.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lines.0.quantity  | 1,5      | a decimal from 0.001 to 1000000, with a point
            lines.0.quantity  | 1,5      | There is a comma in it
            lines.0.quantity  | `1.5 `   | There is a space or a line end
            taxPercent        | 21 %     | a decimal from 0.001 to 100, with a point, at most 3 places and no percent sign
            discountPercent   | 7,5      | There is a comma in it
            payment.address   | bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.1 | A payment URI was sent
            payment.address   | bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.1&label=Northlight%20Node%20Works | must have at most 90 characters
            payment.address   | `bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 ` | There is a space or a line end
            customer.email    | `ana@b.example ` | There is a space or a line end
            customer.email    | ana      | an email address such as
            issuedOn          | 20.11.2026 | a date such as 2026-11-21
            number            | 12345678901234567890123456789012345678901 | must have at most 40 characters
            totalSats         | 1,5      | a whole number from 1 to 2100000000000000
            """)
    void theSentenceSaysWhatWasExpectedOfAField(String path, String value, String part) throws Exception {
        JsonObject problem =
                new JsonObject(app.post(InvoiceJson.with(path, value)).body());
        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);

        assertThat(error.getString("pointer")).isEqualTo("/" + path.replace('.', '/'));
        assertThat(error.getString("detail")).contains(part);
        assertThat(problem.getString("detail")).startsWith(path.replace('.', '/') + ": ");
    }

    @Test
    void limitsOfNumbersAndNamesOfFieldsAreSaid() throws Exception {
        JsonObject problem = json(api.post(
                "/api/items",
                new JsonObject().put("nam", "x").put("name", "x").put("priceSats", 2_100_000_000_000_001L)));

        assertThat(problem.getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("detail")))
                .containsExactlyInAnyOrder(
                        "This must be from 0 to 2100000000000000.",
                        "This is no field of the contract, which has description, expiresOn, lowStockThreshold, name, priceSats, quantity, sku.");
        assertThat(problem.getString("detail")).startsWith("2 values break the contract: /");
    }
}
