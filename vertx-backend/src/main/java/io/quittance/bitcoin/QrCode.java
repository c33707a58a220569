package io.quittance.bitcoin;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.geom.Path2D;
import java.util.Map;

/**
 * The modules of a QR code with error correction M, for drawing as vectors.
 *
 * @param modules the dark ones are 1; without the quiet zone
 */
public record QrCode(ByteMatrix modules) {

    /** Width of the empty border that scanners need, in modules. */
    public static final int QUIET_ZONE = 4;

    private static final Map<EncodeHintType, ?> HINTS = Map.of(EncodeHintType.QR_COMPACT, true);

    /** The mask changes nothing about the size; trying all eight is most of the work. */
    private static final Map<EncodeHintType, ?> ANY_MASK =
            Map.of(EncodeHintType.QR_COMPACT, true, EncodeHintType.QR_MASK_PATTERN, 0);

    /** @throws IllegalArgumentException if the text is empty or too long for a QR code */
    public static QrCode of(String text) {
        return encode(text, HINTS);
    }

    /** Modules on a side of the text's code, for less work than the code itself. */
    static int sizeFor(String text) {
        return encode(text, ANY_MASK).size();
    }

    private static QrCode encode(String text, Map<EncodeHintType, ?> hints) {
        try {
            return new QrCode(
                    Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("The text does not fit a QR code.", e);
        }
    }

    /** Modules on a side, without the quiet zone. */
    public int size() {
        return modules.getWidth();
    }

    /**
     * The outline of the dark modules: fill it with the even-odd rule. One path has no seams between modules, at any
     * zoom.
     *
     * @param x left edge of the quiet zone
     * @param y upper edge of the quiet zone, y grows downwards
     * @param side length of a side, quiet zone included
     */
    public Path2D outline(double x, double y, double side) {
        double module = side / (size() + 2 * QUIET_ZONE);
        return new ModuleOutline(modules).trace(x + QUIET_ZONE * module, y + QUIET_ZONE * module, module);
    }
}
