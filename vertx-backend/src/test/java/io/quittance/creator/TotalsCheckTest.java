package io.quittance.creator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.invoice.Discount;
import io.quittance.invoice.Line;
import io.quittance.invoice.Tax;
import io.quittance.money.Percent;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.quittance.problem.FieldError;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Discount, tax and total, by the table of cases that the browser's arithmetic is tested with too. */
class TotalsCheckTest {

    static Stream<JsonNode> invoices() throws Exception {
        try (InputStream in = TotalsCheckTest.class.getResourceAsStream("/money-cases.json")) {
            JsonNode cases = new ObjectMapper().readTree(in).get("invoices");
            return StreamSupport.stream(cases.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void agreesWithTheTable(JsonNode example) {
        assertThat(check(example, 0, 0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void refusesASatMoreAndSaysBothFigures(JsonNode example) {
        if (!example.get("discountPercent").isNull()) {
            assertRefused(
                    check(example, 1, 0),
                    "/discountSats",
                    example.get("discountSats").asLong());
        }
        if (!example.get("taxPercent").isNull()) {
            assertRefused(
                    check(example, 0, 1), "/taxSats", example.get("taxSats").asLong());
        }
    }

    private static void assertRefused(List<FieldError> errors, String pointer, long right) {
        // The total is the right one, so that nothing else is wrong.
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().pointer()).isEqualTo(pointer);
        assertThat(errors.getFirst().code()).isEqualTo("percent-disagrees");
        assertThat(errors.getFirst().detail()).contains("is " + right + " sats, not " + (right + 1) + ".");
    }

    @Test
    void saysOfWhatAPercentageIs() {
        Discount discount = new Discount(new Sats(1_852), Percent.parse("10"));
        Tax tax = new Tax(new Sats(3_499), Percent.parse("21.0"), "VAT");

        assertThat(TotalsCheck.of(lines(18_518), discount, tax, new Sats(20_166)))
                .containsExactly(new FieldError(
                        "/taxSats",
                        "percent-disagrees",
                        "21 % of what is left of the lines after the discount, 16666 sats, is 3500 sats, not 3499."));
        assertThat(TotalsCheck.of(lines(16_666), Discount.NONE, tax, new Sats(20_166)))
                .containsExactly(new FieldError(
                        "/taxSats", "percent-disagrees", "21 % of the lines, 16666 sats, is 3500 sats, not 3499."));
    }

    /** The right figures are all said at once, so that the second request can be right. */
    @Test
    void comparesWhatFollowsWithWhatItHasToBe() {
        Discount discount = new Discount(new Sats(1_000), Percent.parse("10"));
        Tax tax = new Tax(new Sats(3_679), Percent.parse("21"), null);

        assertThat(TotalsCheck.of(lines(18_518), discount, tax, new Sats(21_197)))
                .extracting(FieldError::detail)
                .containsExactly(
                        "10 % of the lines, 18518 sats, is 1852 sats, not 1000.",
                        "21 % of what is left of the lines after the discount, 16666 sats, is 3500 sats, not 3679.",
                        "Lines, discount and tax come to 20166 sats, not 21197.");
    }

    private static List<FieldError> check(JsonNode example, long moreDiscount, long moreTax) {
        return TotalsCheck.of(
                lines(example.get("subtotalSats").asLong()),
                new Discount(
                        new Sats(example.get("discountSats").asLong() + moreDiscount),
                        percent(example.get("discountPercent"))),
                new Tax(new Sats(example.get("taxSats").asLong() + moreTax), percent(example.get("taxPercent")), null),
                new Sats(example.get("totalSats").asLong()));
    }

    private static Percent percent(JsonNode text) {
        return text.isNull() ? null : Percent.parse(text.asText());
    }

    private static List<Line> lines(long sats) {
        Sats price = new Sats(sats);
        return List.of(new Line("All", Quantity.parse("1"), price, price));
    }
}
