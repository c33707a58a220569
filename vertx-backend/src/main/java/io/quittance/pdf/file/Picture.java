package io.quittance.pdf.file;

import io.quittance.memory.MemoryBudget;
import io.quittance.picture.DecodedPicture;
import io.quittance.picture.InvalidPictureException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongFunction;

/**
 * A picture from outside, decoded and encoded again, so that nothing of the original file but its pixels is left. It
 * is kept as PDF streams that any number of documents can take as they are.
 */
public final class Picture {

    /** Largest file, in bytes. */
    public static final int MAX_BYTES = DecodedPicture.MAX_BYTES;

    /** Longest side that is kept, in pixels: 600 dpi at 45 mm, the widest a logo is printed. */
    public static final int MAX_SIDE = 1064;

    private final EncodedImage image;

    private Picture(EncodedImage image) {
        this.image = image;
    }

    /**
     * Decodes a PNG or JPEG, whichever its bytes say it is. Takes up to about 50 MB of heap and half a second for the
     * largest picture, so call it on a bounded number of worker threads.
     *
     * @param memory gives a permit for as many bytes as decoding takes
     * @throws InvalidPictureException if the file is too large, incomplete or of another kind
     */
    public static Picture decode(byte[] file, LongFunction<MemoryBudget.Permit> memory) {
        try (DecodedPicture decoded = DecodedPicture.of(file, memory)) {
            BufferedImage pixels = decoded.fit(MAX_SIDE);
            return new Picture(decoded.isPng() ? EncodedImage.lossless(pixels) : EncodedImage.jpeg(pixels));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written to", e);
        }
    }

    /** Width in pixels. */
    public int width() {
        return image.width();
    }

    /** Height in pixels. */
    public int height() {
        return image.height();
    }

    /** What it takes in a document, in bytes. */
    public int sizeBytes() {
        return image.sizeBytes();
    }

    /** Writes the picture and returns its object. */
    public int write(PdfFile pdf) {
        return image.write(pdf);
    }
}
