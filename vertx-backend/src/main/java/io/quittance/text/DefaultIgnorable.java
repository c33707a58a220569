package io.quittance.text;

import java.util.Arrays;

/**
 * Unicode's property Default_Ignorable_Code_Point, which Java does not know: characters that steer how others are
 * shown and are themselves never seen, such as joiners, variation selectors and byte order marks.
 */
public final class DefaultIgnorable {

    private static final int FIRST = 0xAD;
    private static final int BRAILLE_BLANK = 0x2800;

    /** Where stretches of such characters start, and in the same place of the other list where they end. */
    private static final int[] STARTS = {
        FIRST, 0x34F, 0x61C, 0x115F, 0x17B4, 0x180B, 0x200B, 0x202A, 0x2060, 0x3164, 0xFE00, 0xFEFF, 0xFFA0, 0xFFF0,
        0x1BCA0, 0x1D173, 0xE0000
    };

    private static final int[] ENDS = {
        FIRST, 0x34F, 0x61C, 0x1160, 0x17B5, 0x180F, 0x200F, 0x202E, 0x206F, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF8,
        0x1BCA3, 0x1D17A, 0xE0FFF
    };

    private DefaultIgnorable() {}

    public static boolean contains(int codePoint) {
        if (codePoint < FIRST) {
            return false;
        }
        int place = Arrays.binarySearch(STARTS, codePoint);
        return place >= 0 || (place < -1 && codePoint <= ENDS[-place - 2]);
    }

    /** Whether nothing of a text is seen: nor is it where marks have no letter to stand on. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(DefaultIgnorable::isBlank);
    }

    private static boolean isBlank(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            case Character.CONTROL, Character.FORMAT -> true;
            default ->
                Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || character == BRAILLE_BLANK
                        || contains(character);
        };
    }
}
