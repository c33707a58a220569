package io.quittance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas in cells, whichever way a spreadsheet cuts the file into cells. */
class CsvTextTest {

    private static final Pattern FORMULA = Pattern.compile("[\"\\s\\p{Zs}\\p{Cf}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*");
    private static final String ALPHABET = "=+-@\uFF1D\uFF0B\uFF0D\uFF20'\"';;,\t\n\r ab1\u00A0\u200B(\uD83D\uDE00|";

    static Stream<String> hidden() {
        return Stream.of(
                "a;=1+1",
                "a\t=1+1",
                "a\n=1+1",
                "a\r\n=1+1",
                "a\r=1+1",
                "a; =1+1",
                "a;\u00A0=1+1",
                "a;\"=1+1\"",
                "a;;;@SUM(A1)",
                "a;+cmd|' /C calc'!A0",
                "a\n-2+3;\uFF1D1",
                "\uFF20SUM(A1);\uFF0B1;\uFF0D1",
                "\t=1",
                "\r=1",
                "\"=1\"",
                "one\ntwo;three\tfour\n=5");
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void noCellBeginsWithAFormulaWhicheverWayTheFileIsSplit(String text) {
        for (String written : List.of(written(text), CsvText.shielded(text))) {
            for (String separators : List.of("[;\n\r]", "[\t\n\r]", "[;\t\n\r]")) {
                assertThat(written.split(separators))
                        .noneMatch(cell -> FORMULA.matcher(cell).matches());
            }
        }
        assertThat(CsvText.unshielded(CsvText.shielded(text))).isEqualTo(text);
    }

    @Test
    void whatIsNoFormulaStaysAsItIs() {
        for (String text : List.of("1=1", "a-b; c", "'quoted'", "Main Street 1\n8000 Zurich", "a, =1", "x@y.example")) {
            assertThat(CsvText.shielded(text)).isEqualTo(text);
            assertThat(CsvText.unshielded(text)).isEqualTo(text);
        }
    }

    @Test
    void anyTextComesBackAsItWas() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String shielded = CsvText.shielded(text.toString());

            assertThat(CsvText.unshielded(shielded)).isEqualTo(text.toString());
            assertThat(shielded.split("[;\t\n\r]")).as(text.toString()).noneMatch(cell -> FORMULA.matcher(cell)
                    .matches());
        }
    }

    /** The row as it stands in a file, less the end of its line. */
    private static String written(String text) {
        return CsvText.rows(List.of(Arrays.asList("id", CsvText.shielded(text), "1")))
                .strip();
    }
}
