package io.quittance.pdf.file;

import io.quittance.picture.DecodedPicture;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An 8-bit image as its compressed PDF stream, apart from any document.
 *
 * @param entries of the stream's dictionary, less its mask and length
 * @param alpha the transparency, if the image has any
 */
record EncodedImage(
        int width,
        int height,
        byte[] stream,
        String entries,
        @Nullable EncodedImage alpha) {

    private static final int PNG_UP = 2;
    private static final int OPAQUE = 0xFF;

    /** @param pixels of type INT_RGB or INT_ARGB, which are kept exactly as they are */
    static EncodedImage lossless(BufferedImage pixels) throws IOException {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        int[] argb = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
        boolean hasAlpha = pixels.getColorModel().hasAlpha();
        byte[] colors = new byte[3 * argb.length];
        byte[] alphas = new byte[argb.length];
        boolean opaque = true;
        for (int i = 0; i < argb.length; i++) {
            alphas[i] = (byte) (hasAlpha ? argb[i] >>> 24 : OPAQUE);
            opaque &= alphas[i] == (byte) OPAQUE;
            colors[3 * i] = (byte) (argb[i] >> 16);
            colors[3 * i + 1] = (byte) (argb[i] >> 8);
            colors[3 * i + 2] = (byte) argb[i];
        }
        EncodedImage mask = opaque ? null : deflate(alphas, width, height, 1, null);
        return deflate(colors, width, height, 3, mask);
    }

    /** Smaller, and not exactly as it is. */
    static EncodedImage jpeg(BufferedImage pixels) throws IOException {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        return new EncodedImage(
                width, height, DecodedPicture.jpeg(pixels), entries(width, height, 3) + "/Filter/DCTDecode", null);
    }

    /** Each row as its difference from the row above, which suits drawings. */
    private static EncodedImage deflate(byte[] samples, int width, int height, int colors, @Nullable EncodedImage alpha)
            throws IOException {
        int row = width * colors;
        byte[] differences = new byte[height * (row + 1)];
        for (int y = 0; y < height; y++) {
            int out = y * (row + 1);
            differences[out++] = PNG_UP;
            for (int x = 0; x < row; x++) {
                int above = y == 0 ? 0 : samples[(y - 1) * row + x];
                differences[out++] = (byte) (samples[y * row + x] - above);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(differences);
        } finally {
            deflater.end();
        }
        String entries = entries(width, height, colors) + "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "
                + colors + "/Columns " + width + ">>";
        return new EncodedImage(width, height, bytes.toByteArray(), entries, alpha);
    }

    private static String entries(int width, int height, int colors) {
        return "/Type/XObject/Subtype/Image/Width " + width + "/Height " + height + "/BitsPerComponent 8/ColorSpace/"
                + (colors == 1 ? "DeviceGray" : "DeviceRGB");
    }

    int sizeBytes() {
        return stream.length + (alpha == null ? 0 : alpha.sizeBytes());
    }

    /** Writes the image and returns its object. */
    int write(PdfFile pdf) {
        String mask = alpha == null ? "" : "/SMask " + alpha.write(pdf) + " 0 R";
        int number = pdf.reserve();
        pdf.storedStream(number, entries + mask, stream, stream.length);
        return number;
    }
}
