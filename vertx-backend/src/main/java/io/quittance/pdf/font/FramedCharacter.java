package io.quittance.pdf.font;

import java.util.Locale;

/**
 * What is drawn for a character that no font has: its number in hexadecimal, in two rows in a frame. All of it is made
 * of squares, so that readers find no text in it but the character itself.
 */
public final class FramedCharacter {

    /** Side of a square, in thousandths of the font's size. */
    public static final int SQUARE = 55;

    /** How far the frame reaches below the baseline, in squares. */
    public static final int DESCENT = 2;

    private static final int DIGIT_WIDTH = 3;
    private static final int DIGIT_HEIGHT = 5;

    /** From a digit to the next, and from the frame's outer edge to the first. */
    private static final int STEP = DIGIT_WIDTH + 1;

    private static final int HEIGHT = 2 * (DIGIT_HEIGHT + 1) + 3;

    /** By digit: five rows of three squares, from the upper left corner to the lower right one. */
    private static final short[] DIGITS = {
        0b111_101_101_101_111,
        0b010_110_010_010_111,
        0b111_001_111_100_111,
        0b111_001_111_001_111,
        0b101_101_111_001_001,
        0b111_100_111_001_111,
        0b111_100_111_101_111,
        0b111_001_010_010_010,
        0b111_101_111_101_111,
        0b111_101_111_001_111,
        0b010_101_111_101_101,
        0b110_101_110_101_110,
        0b011_100_100_100_011,
        0b110_101_101_101_110,
        0b111_100_111_100_111,
        0b111_100_111_100_100
    };

    private final String digits;
    private final int columns;

    public FramedCharacter(int codePoint) {
        columns = columns(codePoint);
        digits = String.format(Locale.ROOT, "%0" + 2 * columns + "X", codePoint);
    }

    /** Advance, in thousandths of the font's size; with a square of space at each side. */
    public static int width(int codePoint) {
        return (frameWidth(columns(codePoint)) + 2) * SQUARE;
    }

    private static int columns(int codePoint) {
        return Character.isBmpCodePoint(codePoint) ? 2 : 3;
    }

    private static int frameWidth(int columns) {
        return columns * STEP + 3;
    }

    /** Takes a rectangle, in squares to the right of the character's start and above the frame's lower edge. */
    @FunctionalInterface
    public interface Pen {
        void rectangle(int x, int y, int width, int height);
    }

    public void draw(Pen pen) {
        int width = frameWidth(columns);
        pen.rectangle(1, 0, width, 1);
        pen.rectangle(1, HEIGHT - 1, width, 1);
        pen.rectangle(1, 1, 1, HEIGHT - 2);
        pen.rectangle(width, 1, 1, HEIGHT - 2);
        for (int i = 0; i < digits.length(); i++) {
            int x = 3 + i % columns * STEP;
            int top = HEIGHT - 2 - i / columns * (DIGIT_HEIGHT + 1);
            draw(DIGITS[Character.digit(digits.charAt(i), 16)], x, top, pen);
        }
    }

    private static void draw(int digit, int x, int top, Pen pen) {
        for (int square = 0; square < DIGIT_WIDTH * DIGIT_HEIGHT; square++) {
            if ((digit >> (DIGIT_WIDTH * DIGIT_HEIGHT - 1 - square) & 1) == 1) {
                pen.rectangle(x + square % DIGIT_WIDTH, top - 1 - square / DIGIT_WIDTH, 1, 1);
            }
        }
    }
}
