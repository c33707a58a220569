package io.quittance.pdf.font;

import io.quittance.pdf.file.Resources;
import io.quittance.text.DefaultIgnorable;
import java.util.Arrays;

/** Which characters can be printed, without a look into the fonts, which are large. */
public final class FontCoverage {

    /** What every font of ours has, and most texts are made of. */
    private static final int ASCII_END = 0x7F;

    /** Where stretches of characters that fonts have start, and after each where it ends: in order, so searched. */
    private static final int[] BOUNDS = Resources.text("fonts/coverage.txt")
            .lines()
            .flatMapToInt(line -> Arrays.stream(line.split("-", 2)).mapToInt(hex -> Integer.parseInt(hex, 16)))
            .toArray();

    private FontCoverage() {}

    /** Whether the character is shown as itself, as a space or, as Unicode has it, not at all. */
    public static boolean has(int codePoint) {
        if (codePoint >= ' ' && codePoint < ASCII_END) {
            return true;
        }
        if (DefaultIgnorable.contains(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isWhitespace(codePoint)) {
            return true;
        }
        int place = Arrays.binarySearch(BOUNDS, codePoint);
        // Between a start, which has an even place, and its end.
        return place >= 0 || (-place - 1) % 2 == 1;
    }

    /** The characters of a text that no font has, each once, in their order. */
    public static int[] missing(String text) {
        return text.codePoints().filter(character -> !has(character)).distinct().toArray();
    }
}
