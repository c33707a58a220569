package io.quittance.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowStockTextTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant MADE_AT = Instant.parse("2026-11-20T23:00:01.234Z");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Test
    void columnsAreAlignedWhateverTheScript() {
        String text = LowStockText.of(
                new LowStockList(
                        DAY,
                        MADE_AT,
                        List.of(
                                item("A-1", "Coffee", 3, 5, DAY.plusDays(4)),
                                item(null, "緑茶", 0, 10, null),
                                item("LONG-SKU-9", "Cafe\u0301 \uD83C\uDF75", 1_000_000, 5, DAY))),
                ZURICH);

        assertThat(text).isEqualTo("""
                        Low stock and expiring items of 2026-11-21, made at 2026-11-21T00:00:01+01:00

                        SKU         Item     Quantity  Low at  Last day
                        A-1         Coffee          3       5  2026-11-25
                                    緑茶            0      10
                        LONG-SKU-9  Cafe\u0301 \uD83C\uDF75   1000000       5  2026-11-21
                        """);
    }

    @Test
    void anEmptyListSaysSo() {
        assertThat(LowStockText.of(new LowStockList(DAY, MADE_AT, List.of()), ZURICH))
                .isEqualTo("""
                        Low stock and expiring items of 2026-11-21, made at 2026-11-21T00:00:01+01:00

                        Nothing is low, and nothing expires soon.
                        """);
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "緑茶, 4", "ｱ, 1", "Ａ, 2", "한국, 4", "e\u0301, 1", "שלום, 4", "\uD83D\uDC69\u200D\uD83C\uDF73, 4"
    })
    void aTextIsAsWideAsATerminalShowsIt(String text, int width) {
        assertThat(LowStockText.width(text)).isEqualTo(width);
    }

    private static LowStockItem item(String sku, String name, int quantity, int threshold, LocalDate expiresOn) {
        return new LowStockItem(UUID.randomUUID(), sku, name, quantity, threshold, expiresOn);
    }
}
