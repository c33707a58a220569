package io.quittance.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.money.Percent;
import io.quittance.money.Sats;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TotalsTest {

    private static final Sats ALL = new Sats(Sats.MAX_VALUE);

    static Stream<JsonNode> invoices() throws Exception {
        try (InputStream in = TotalsTest.class.getResourceAsStream("/money-cases.json")) {
            return StreamSupport.stream(
                    new ObjectMapper().readTree(in).get("invoices").spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void comeToWhatTheSharedTableSays(JsonNode example) {
        Totals totals = Totals.of(
                sats(example, "subtotalSats"),
                new Discount(sats(example, "discountSats"), percent(example.get("discountPercent"))),
                new Tax(sats(example, "taxSats"), percent(example.get("taxPercent")), null));

        assertThat(totals)
                .isEqualTo(new Totals(
                        sats(example, "subtotalSats"), sats(example, "discountSats"), sats(example, "taxSats")));
        assertThat(totals.total()).isEqualTo(sats(example, "totalSats"));
    }

    @Test
    void linesComeToNoMoreThanThereAreBitcoin() {
        assertThat(Totals.subtotal(List.of())).isEqualTo(Sats.ZERO);
        assertThat(Totals.subtotal(List.of(ALL, Sats.ZERO))).isEqualTo(ALL);
        assertThatThrownBy(() -> Totals.subtotal(List.of(ALL, new Sats(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void taxMayBeAsMuchAgainButIsNoTotalThen() {
        Totals totals = Totals.of(ALL, Discount.NONE, new Tax(ALL, Percent.parse("100"), null));

        assertThat(totals.totalSats()).isEqualTo(2 * Sats.MAX_VALUE);
        assertThatThrownBy(totals::total).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDiscountMayBeTooMuch() {
        Totals totals = Totals.of(new Sats(9), new Discount(new Sats(10), null), Tax.NONE);

        assertThat(totals.isDiscountAboveSubtotal()).isTrue();
        assertThat(totals.left()).isEqualTo(Sats.ZERO);
    }

    private static Sats sats(JsonNode example, String field) {
        return new Sats(example.get(field).asLong());
    }

    private static Percent percent(JsonNode text) {
        return text.isNull() ? null : Percent.parse(text.asText());
    }
}
