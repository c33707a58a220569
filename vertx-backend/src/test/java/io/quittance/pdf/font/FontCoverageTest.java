package io.quittance.pdf.font;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.value.FontSpecification;
import io.quittance.pdf.page.PaperTextRenderer;
import io.quittance.text.DefaultIgnorable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FontCoverageTest {

    /** What the list would be if it were made today: copy it to {@code src/main/resources/fonts} when fonts change. */
    private static final Path MADE = Path.of("target/coverage.txt");

    @ParameterizedTest
    @ValueSource(strings = {"NORMAL", "FONT_WEIGHT_600"})
    void saysWhatTheFontsHave(String weight) throws IOException {
        PaperFont font = notoSans(weight);
        PaperTextRenderer renderer = new PaperTextRenderer(new ICUBidiReorderer());
        Files.writeString(MADE, ranges(character -> isPrinted(renderer, font, character)));

        for (int character = ' '; character <= Character.MAX_CODE_POINT; character++) {
            if (isText(character)) {
                assertThat(FontCoverage.has(character))
                        .as("U+%04X", character)
                        .isEqualTo(isPrinted(renderer, font, character));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "plain text of ASCII,",
        "Zażółć gęślą jaźń,",
        "北極星 서울 ქართული ไทย שלום العربية 😀,",
        "a\u00A0b\u2003c\u3000d,",
        "soft\u00ADhyphen \u200B\u200D\uFEFF\uFE0F\u3164,",
        "\uA984\uA9A4\uA984,A984 A9A4",
        "private \uE000,E000",
        "unassigned \u0378,378",
        "plane two \uD869\uDFFF,2A7FF"
    })
    void namesWhatIsMissingOnce(String text, String missing) {
        String found = Arrays.stream(FontCoverage.missing(text))
                .mapToObj(character -> Integer.toHexString(character).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));

        assertThat(found).isEqualTo(missing == null ? "" : missing);
    }

    @Test
    void takesNoRoomForWhatIsNeverSeen() {
        PaperFont font = notoSans("NORMAL");
        PaperTextRenderer renderer = new PaperTextRenderer(new ICUBidiReorderer());
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (DefaultIgnorable.contains(character)) {
                assertThat(renderer.getWidth(null, font, Character.toString(character)))
                        .as("U+%04X", character)
                        .isZero();
            }
        }
    }

    private static PaperFont notoSans(String weight) {
        FontSpecification wanted = new FontSpecification();
        wanted.families = new String[] {"Noto Sans"};
        wanted.size = 180;
        wanted.fontWeight = IdentValue.getByIdentString(weight.equals("NORMAL") ? "normal" : "600");
        return new FontShelf(new Fonts()).resolveFont(null, wanted);
    }

    private static boolean isText(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.SURROGATE;
    }

    private static boolean isPrinted(PaperTextRenderer renderer, PaperFont font, int character) {
        boolean[] framed = {false};
        renderer.forEach(font, Character.toString(character), new PaperTextRenderer.CharacterSink() {
            @Override
            public void take(EmbeddedFont face, int codePoint) {}

            @Override
            public void takeFramed(EmbeddedFont face, int codePoint) {
                framed[0] = true;
            }
        });
        return !framed[0];
    }

    /** {@code 20-7E}, a line for each stretch. */
    private static String ranges(IntPredicate isPrinted) {
        StringBuilder ranges = new StringBuilder();
        int start = -1;
        for (int character = ' '; character <= Character.MAX_CODE_POINT + 1; character++) {
            boolean has = character <= Character.MAX_CODE_POINT && isText(character) && isPrinted.test(character);
            if (has && start < 0) {
                start = character;
            } else if (!has && start >= 0) {
                ranges.append("%X-%X\n".formatted(start, character - 1));
                start = -1;
            }
        }
        return ranges.toString();
    }
}
