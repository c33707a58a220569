package io.quittance.pdf.font;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.pdf.font.Fonts.Font;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with what another reader of TrueType makes of the same files. */
class FontFileTest {

    private static final int LAST_CODE_POINT = 0x1FFFF;

    static Stream<Font> fonts() {
        Fonts fonts = new Fonts();
        return Stream.of(fonts.named(), fonts.fallbacks()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("fonts")
    void findsTheGlyphAndTheWidthOfEveryCharacter(Font font) throws IOException {
        FontFile file = new FontFile(font.bytes());
        try (TrueTypeFont reference = parse(font.bytes())) {
            CmapLookup characters = reference.getUnicodeCmapLookup();
            float thousandths = 1000f / reference.getUnitsPerEm();
            int found = 0;
            for (int codePoint = 0; codePoint <= LAST_CODE_POINT; codePoint++) {
                int glyph = characters.getGlyphId(codePoint);
                if (file.glyph(codePoint) != glyph
                        || file.width(glyph) != reference.getAdvanceWidth(glyph) * thousandths) {
                    assertThat(file.glyph(codePoint)).as("U+%04X", codePoint).isEqualTo(glyph);
                    assertThat(file.width(glyph))
                            .as("U+%04X", codePoint)
                            .isEqualTo(reference.getAdvanceWidth(glyph) * thousandths);
                }
                found += glyph == 0 ? 0 : 1;
            }
            assertThat(found).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("fonts")
    void subsetsHaveTheSameOutlines(Font font) throws IOException {
        FontFile file = new FontFile(font.bytes());
        int step = Math.max(1, file.glyphs() / 200);
        int[] glyphs = Stream.iterate(0, glyph -> glyph < file.glyphs(), glyph -> glyph + step)
                .mapToInt(Integer::intValue)
                .toArray();

        try (TrueTypeFont whole = parse(font.bytes());
                TrueTypeFont subset = parse(new FontSubset(file, glyphs).file())) {
            assertThat(subset.getNumberOfGlyphs()).isGreaterThanOrEqualTo(glyphs.length);
            for (int i = 0; i < glyphs.length; i++) {
                assertThat(bounds(subset, i)).as("glyph %d", glyphs[i]).isEqualTo(bounds(whole, glyphs[i]));
                assertThat(subset.getAdvanceWidth(i)).isEqualTo(whole.getAdvanceWidth(glyphs[i]));
            }
        }
    }

    /** Of composite glyphs too, whose parts have other numbers in the subset. */
    private static String bounds(TrueTypeFont font, int glyph) throws IOException {
        var outlines = font.getGlyph().getGlyph(glyph);
        if (outlines == null) {
            return "empty";
        }
        StringBuilder points = new StringBuilder();
        double[] at = new double[6];
        for (var path = outlines.getPath().getPathIterator(null); !path.isDone(); path.next()) {
            points.append(path.currentSegment(at))
                    .append(' ')
                    .append(at[0])
                    .append(' ')
                    .append(at[1])
                    .append(' ');
        }
        return points.toString();
    }

    private static TrueTypeFont parse(byte[] file) throws IOException {
        return new TTFParser(true).parse(new RandomAccessReadBuffer(file));
    }
}
