package io.quittance.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of cases that the browser's arithmetic is tested with too. */
class MoneyCasesTest {

    @ParameterizedTest
    @MethodSource("lineTotals")
    void multipliesAndRoundsHalfUp(JsonNode example) {
        Quantity quantity = Quantity.parse(example.get("quantity").asText());
        Sats unitPrice = new Sats(example.get("unitPriceSats").asLong());

        assertThat(quantity.times(unitPrice).value())
                .isEqualTo(example.get("totalSats").asLong());
    }

    @ParameterizedTest
    @MethodSource("lineTotalsOutOfRange")
    void refusesTotalsOutOfRange(JsonNode example) {
        Quantity quantity = Quantity.parse(example.get("quantity").asText());
        Sats unitPrice = new Sats(example.get("unitPriceSats").asLong());

        assertThatIllegalArgumentException().isThrownBy(() -> quantity.times(unitPrice));
    }

    @ParameterizedTest
    @MethodSource("validQuantities")
    void readsQuantities(String text) {
        assertThat(Quantity.parse(text).value()).isEqualByComparingTo(text);
    }

    @ParameterizedTest
    @MethodSource("invalidQuantities")
    void refusesWhatIsNoQuantity(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse(text));
    }

    @ParameterizedTest
    @MethodSource("shares")
    void takesSharesAndRoundsHalfUp(JsonNode example) {
        Percent percent = Percent.parse(example.get("percent").asText());
        Sats amount = new Sats(example.get("amountSats").asLong());

        assertThat(percent.of(amount).value())
                .isEqualTo(example.get("shareSats").asLong());
    }

    @ParameterizedTest
    @MethodSource("validPercentages")
    void readsPercentages(String text) {
        assertThat(Percent.parse(text).value()).isEqualByComparingTo(text);
    }

    @ParameterizedTest
    @MethodSource("invalidPercentages")
    void refusesWhatIsNoPercentage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"21, 21", "21.000, 21", "7.50, 7.5", "100, 100", "0.001, 0.001", "10.0, 10"})
    void printsPercentagesWithoutTrailingZeros(String text, String printed) {
        assertThat(Percent.parse(text)).hasToString(printed);
        assertThat(Percent.parse(text).printed()).isEqualTo(printed + "\u00A0%");
    }

    @ParameterizedTest
    @MethodSource("btcTexts")
    void writesBtc(JsonNode example) {
        Sats sats = new Sats(example.get("sats").asLong());

        assertThat(sats.toBtc()).isEqualTo(example.get("padded").asText());
        assertThat(sats.toShortestBtc()).isEqualTo(example.get("shortest").asText());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Sats.MAX_VALUE + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesAmountsThatCannotExist(long value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sats(value));
    }

    @Test
    void addsAndSubtractsWithinItsRange() {
        assertThat(new Sats(2).plus(new Sats(3))).isEqualTo(new Sats(5));
        assertThat(new Sats(5).minus(new Sats(5))).isEqualTo(Sats.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> new Sats(Sats.MAX_VALUE).plus(new Sats(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Sats.ZERO.minus(new Sats(1)));
    }

    @Test
    void groupsSatsByThrees() {
        assertThat(new Sats(0).grouped()).isEqualTo("0");
        assertThat(new Sats(999).grouped()).isEqualTo("999");
        assertThat(new Sats(1_234_567).grouped()).isEqualTo("1\u00A0234\u00A0567");
    }

    @Test
    void quantitiesAreEqualWhateverTheirTrailingZeros() {
        assertThat(Quantity.parse("1.500")).isEqualTo(Quantity.parse("1.5"));
        assertThat(Quantity.parse("1000000.000")).hasToString("1000000");
    }

    static Stream<JsonNode> lineTotals() {
        return cases("lineTotals");
    }

    static Stream<JsonNode> lineTotalsOutOfRange() {
        return cases("lineTotalsOutOfRange");
    }

    static Stream<JsonNode> shares() {
        return cases("shares");
    }

    static Stream<String> validPercentages() {
        return elements(table().at("/percentages/valid")).map(JsonNode::asText);
    }

    static Stream<String> invalidPercentages() {
        return elements(table().at("/percentages/invalid")).map(JsonNode::asText);
    }

    static Stream<JsonNode> btcTexts() {
        return cases("btcText");
    }

    static Stream<String> validQuantities() {
        return elements(table().at("/quantities/valid")).map(JsonNode::asText);
    }

    static Stream<String> invalidQuantities() {
        return elements(table().at("/quantities/invalid")).map(JsonNode::asText);
    }

    private static Stream<JsonNode> cases(String name) {
        return elements(table().get(name));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode table() {
        try (InputStream in = MoneyCasesTest.class.getResourceAsStream("/money-cases.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
