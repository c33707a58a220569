package io.quittance.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import io.quittance.money.Sats;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bitcoinj.uri.BitcoinURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRequestTest {

    private static final BitcoinAddress SEGWIT =
            BitcoinAddress.parse("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", BitcoinNetwork.MAINNET);
    private static final BitcoinAddress LEGACY =
            BitcoinAddress.parse("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", BitcoinNetwork.MAINNET);

    @ParameterizedTest
    @CsvSource({"1, 0.00000001", "12345, 0.00012345", "100000000, 1", "2100000000000000, 21000000"})
    void writesTheAmountAsAShortDecimal(long sats, String amount) {
        assertThat(new PaymentRequest(SEGWIT, new Sats(sats), null, null).uri())
                .isEqualTo("bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=" + amount);
    }

    @Test
    void percentEncodesWhatIsNotUnreserved() {
        assertThat(new PaymentRequest(LEGACY, new Sats(1), "A&B=C #1 50%+*~", "Café 😀").uri())
                .isEqualTo("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=0.00000001"
                        + "&label=A%26B%3DC%20%231%2050%25%2B%2A~&message=Caf%C3%A9%20%F0%9F%98%80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&amount=21", "?x=#%00", "a b\u00A0c", "日本語", "שלום", "😀👩‍💻", "'\"<>`|\\^{}[]"})
    void isReadBackByAWallet(String text) throws Exception {
        String uri = new PaymentRequest(SEGWIT, new Sats(12_345), text, text + text).uri();

        BitcoinURI read = BitcoinURI.of(uri);

        assertThat(read.getAddress()).hasToString(SEGWIT.text());
        assertThat(read.getAmount().value).isEqualTo(12_345);
        assertThat(read.getLabel()).isEqualTo(text);
        assertThat(read.getMessage()).isEqualTo(text + text);
        assertThat(URI.create(uri).getScheme()).isEqualTo("bitcoin");
    }

    @Test
    void raisesOnlyTheAddressInTheQrCodeAndOnlyWhereThatMakesItSmaller() {
        PaymentRequest small = new PaymentRequest(SEGWIT, new Sats(18_518), null, null);
        assertThat(small.qrCode().text())
                .isEqualTo("bitcoin:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4?amount=0.00018518");
        assertThat(small.qrCode().size()).isLessThan(QrCode.of(small.uri()).size());

        for (String letter : List.of("x", "7", "株")) {
            for (int length = 1; length <= 60; length++) {
                PaymentRequest request = new PaymentRequest(SEGWIT, new Sats(1), letter.repeat(length), null);
                String upper =
                        request.uri().replace(SEGWIT.text(), SEGWIT.text().toUpperCase(Locale.ROOT));
                QrCode plain = QrCode.of(request.uri());
                boolean smaller = QrCode.of(upper).size() < plain.size();
                assertThat(request.qrCode().text()).isEqualTo(smaller ? upper : request.uri());
            }
        }
    }

    static Stream<Arguments> courtesies() {
        String family = "👩‍👩‍👧‍👦";
        return Stream.of(
                Arguments.of("Shop", "Invoice 1", "Shop", "Invoice 1"),
                Arguments.of(" ", "\u00A0\u2003", null, null),
                Arguments.of("\u200B\uFEFF", "\u3164", null, null),
                Arguments.of("", null, null, null),
                // 592 characters are left for the texts and their keys; a kanji takes nine.
                Arguments.of("株".repeat(100), "Invoice 1", "株".repeat(62), "Invoice 1"),
                Arguments.of("Shop", "株".repeat(200), "Shop", "株".repeat(63)),
                Arguments.of("株".repeat(100), "株".repeat(200), "株".repeat(32), "株".repeat(32)),
                // Two, three and four bytes, and what is one character for a reader.
                Arguments.of("é".repeat(100), null, "é".repeat(97), null),
                Arguments.of("😀".repeat(100), null, "😀".repeat(48), null),
                Arguments.of(family.repeat(20), null, family.repeat(7), null),
                // Words do not end in a space.
                Arguments.of("a".repeat(582) + " bc", null, "a".repeat(582), null),
                // Nothing of it fits.
                Arguments.of("e" + "\u0301".repeat(99), null, null, null),
                Arguments.of("e" + "\u0301".repeat(99), "Invoice 1", null, "Invoice 1"));
    }

    @ParameterizedTest
    @MethodSource("courtesies")
    void sendsAsMuchOfLabelAndMessageAsACodeHolds(String label, String message, String sentLabel, String sentMessage)
            throws Exception {
        PaymentRequest request = new PaymentRequest(SEGWIT, new Sats(1), label, message);

        assertThat(request.label()).isEqualTo(sentLabel);
        assertThat(request.message()).isEqualTo(sentMessage);
        assertThat(request.uri()).hasSizeLessThanOrEqualTo(PaymentRequest.MAX_URI_LENGTH);
        BitcoinURI read = BitcoinURI.of(request.uri());
        assertThat(read.getLabel()).isEqualTo(sentLabel);
        assertThat(read.getMessage()).isEqualTo(sentMessage);
    }

    @Test
    void neverChangesTheCaseOfBase58() {
        PaymentRequest request = new PaymentRequest(LEGACY, new Sats(1), null, null);

        assertThat(request.qrCode().text()).isEqualTo(request.uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "BITCOIN:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4?amount=0.00018518"})
    void coversEveryDarkModuleOnceAndNoOther(String text) {
        QrCode code = QrCode.of(text);
        ByteMatrix modules = code.modules();
        int[][] covered = new int[code.size()][code.size()];
        code.cover((column, row, columns, rows) -> {
            for (int y = row; y < row + rows; y++) {
                for (int x = column; x < column + columns; x++) {
                    covered[y][x]++;
                }
            }
        });

        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                assertThat(covered[row][column])
                        .as("module %d, %d", column, row)
                        .isEqualTo(modules.get(column, row));
            }
        }
    }

    @Test
    void refusesTextThatNoQrCodeHolds() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(5_000)));
    }
}
