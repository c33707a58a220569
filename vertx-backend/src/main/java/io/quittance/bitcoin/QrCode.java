package io.quittance.bitcoin;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Arrays;
import java.util.Map;

/**
 * The modules of a QR code with error correction M, for drawing as vectors.
 *
 * @param text what it says
 * @param modules the dark ones are 1; without the quiet zone
 */
public record QrCode(String text, ByteMatrix modules) {

    /** Width of the empty border that scanners need, in modules. */
    public static final int QUIET_ZONE = 4;

    private static final ErrorCorrectionLevel LEVEL = ErrorCorrectionLevel.M;

    /** The mask is not chosen by trying all eight, which takes longer than everything else: readers take any. */
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.QR_COMPACT, true, EncodeHintType.QR_MASK_PATTERN, 0);

    /** @throws IllegalArgumentException if the text is empty or too long for a QR code */
    public static QrCode of(String text) {
        try {
            return new QrCode(text, Encoder.encode(text, LEVEL, HINTS).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("The text does not fit a QR code.", e);
        }
    }

    /** Modules on a side, without the quiet zone. */
    public int size() {
        return modules.getWidth();
    }

    /** Whether the code of the first text would have fewer modules than that of the other; both of ASCII characters. */
    static boolean isSmaller(String first, String other) {
        return QrVersion.of(first, LEVEL) < QrVersion.of(other, LEVEL);
    }

    /** Takes a rectangle of dark modules, counted from the upper left corner without the quiet zone. */
    @FunctionalInterface
    public interface Pen {
        void rectangle(int column, int row, int columns, int rows);
    }

    /**
     * Covers the dark modules with rectangles. Fill them as one path: then there are no seams between them, at any
     * zoom.
     */
    public void cover(Pen pen) {
        int size = size();
        boolean[] covered = new boolean[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (isDark(column, row) && !covered[row * size + column]) {
                    int columns = darkColumns(column, row);
                    int rows = 1;
                    while (row + rows < size && isSameStretch(column, row + rows, columns)) {
                        Arrays.fill(
                                covered, (row + rows) * size + column, (row + rows) * size + column + columns, true);
                        rows++;
                    }
                    pen.rectangle(column, row, columns, rows);
                    column += columns - 1;
                }
            }
        }
    }

    private boolean isSameStretch(int column, int row, int columns) {
        return darkColumns(column, row) == columns && (column == 0 || !isDark(column - 1, row));
    }

    /** How far darkness goes on to the right. */
    private int darkColumns(int column, int row) {
        int end = column;
        while (end < size() && isDark(end, row)) {
            end++;
        }
        return end - column;
    }

    private boolean isDark(int column, int row) {
        return modules.get(column, row) == 1;
    }
}
