package io.quittance.pdf;

import static io.quittance.pdf.InvalidPictureException.Reason.TOO_LARGE;
import static io.quittance.pdf.InvalidPictureException.Reason.TOO_MANY_PIXELS;
import static io.quittance.pdf.InvalidPictureException.Reason.UNREADABLE;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture from outside, decoded and encoded again, so that nothing of the original file but its pixels is left. It
 * is kept as PDF streams that any number of documents can take as they are.
 */
public final class Picture {

    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** Most pixels. */
    public static final int MAX_PIXELS = 4_000_000;

    /** Longest side that is kept, in pixels: 600 dpi at 45 mm, the widest a logo is printed. */
    static final int MAX_SIDE = 1064;

    private final EncodedImage image;

    private Picture(EncodedImage image) {
        this.image = image;
    }

    /**
     * Decodes a PNG or JPEG, whichever its bytes say it is. Takes up to about 50 MB of heap and half a second for the
     * largest picture, so call it on a bounded number of worker threads.
     *
     * @throws InvalidPictureException if the file is too large, incomplete or of another kind
     */
    public static Picture decode(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new InvalidPictureException(TOO_LARGE);
        }
        boolean png = PictureFile.isPng(file);
        if (!png && !PictureFile.isJpeg(file)) {
            throw new InvalidPictureException(UNREADABLE);
        }
        byte[] clean = png ? PictureFile.pixelsOfPng(file) : PictureFile.completeJpeg(file);
        try {
            BufferedImage pixels = fit(read(clean, png ? "png" : "jpeg"));
            return new Picture(png ? EncodedImage.lossless(pixels) : EncodedImage.jpeg(pixels));
        } catch (IOException | RuntimeException e) {
            if (e instanceof InvalidPictureException known) {
                throw known;
            }
            // ImageIO reports broken files, colour spaces and profiles by whatever exception occurs to it.
            throw new InvalidPictureException(UNREADABLE, e);
        }
    }

    private static BufferedImage read(byte[] file, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                throw new InvalidPictureException(TOO_MANY_PIXELS);
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** As 8-bit RGB with or without alpha, no longer than {@link #MAX_SIDE} on a side. */
    private static BufferedImage fit(BufferedImage source) {
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(source.getWidth(), source.getHeight()));
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        int type = source.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        // Halving first keeps thin strokes: bilinear scaling looks at four neighbours only.
        BufferedImage current = source;
        while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height && scale < 1) {
            current = draw(current, current.getWidth() / 2, current.getHeight() / 2, type);
        }
        return draw(current, width, height, type);
    }

    private static BufferedImage draw(BufferedImage source, int width, int height, int type) {
        BufferedImage target = new BufferedImage(width, height, type);
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        return target;
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
    int sizeBytes() {
        return image.sizeBytes();
    }

    /** Writes the picture and returns its object. */
    int write(PdfFile pdf) {
        return image.write(pdf);
    }
}
