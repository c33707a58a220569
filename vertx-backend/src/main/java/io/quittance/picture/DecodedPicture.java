package io.quittance.picture;

import static io.quittance.picture.InvalidPictureException.Reason.TOO_LARGE;
import static io.quittance.picture.InvalidPictureException.Reason.TOO_MANY_PIXELS;
import static io.quittance.picture.InvalidPictureException.Reason.UNREADABLE;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The pixels of a picture's file. What else the file held is left behind. */
public final class DecodedPicture {

    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** Most pixels. */
    public static final int MAX_PIXELS = 4_000_000;

    private static final float JPEG_QUALITY = 0.92f;

    private final BufferedImage pixels;
    private final boolean png;

    private DecodedPicture(BufferedImage pixels, boolean png) {
        this.pixels = pixels;
        this.png = png;
    }

    /**
     * Decodes a PNG or JPEG, whichever its bytes say it is. Takes up to about 50 MB of heap and half a second for the
     * largest picture, so call it on a bounded number of worker threads.
     *
     * @throws InvalidPictureException if the file is too large, incomplete or of another kind
     */
    public static DecodedPicture of(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new InvalidPictureException(TOO_LARGE);
        }
        boolean png = PngFile.isPng(file);
        if (!png && !JpegFile.isJpeg(file)) {
            throw new InvalidPictureException(UNREADABLE);
        }
        byte[] clean = png ? PngFile.pixels(file) : JpegFile.pixels(file);
        try {
            return new DecodedPicture(read(clean, png ? "png" : "jpeg"), png);
        } catch (IOException | RuntimeException e) {
            if (e instanceof InvalidPictureException known) {
                throw known;
            }
            // ImageIO reports broken files, colour spaces and profiles by whatever exception occurs to it.
            throw new InvalidPictureException(UNREADABLE, e);
        }
    }

    /** Whether it was a PNG; else it was a JPEG. */
    public boolean isPng() {
        return png;
    }

    /**
     * The pixels as 8-bit RGB with or without alpha, no longer than so many on a side.
     *
     * @throws InvalidPictureException if they cannot be drawn: odd colour spaces fail here, not when they are read
     */
    public BufferedImage fit(int maxSide) {
        try {
            return drawn(maxSide);
        } catch (RuntimeException e) {
            throw new InvalidPictureException(UNREADABLE, e);
        }
    }

    private BufferedImage drawn(int maxSide) {
        double scale = Math.min(1, (double) maxSide / Math.max(pixels.getWidth(), pixels.getHeight()));
        int width = Math.max(1, (int) Math.round(pixels.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(pixels.getHeight() * scale));
        int type = type(pixels);
        // Halving first keeps thin strokes: bilinear scaling looks at four neighbours only.
        BufferedImage current = pixels;
        while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height && scale < 1) {
            current = draw(current, current.getWidth() / 2, current.getHeight() / 2, type);
        }
        return draw(current, width, height, type);
    }

    /** A new file of the same kind, no longer than so many pixels on a side. */
    public byte[] file(int maxSide) throws IOException {
        BufferedImage fitting = fit(maxSide);
        if (!png) {
            return jpeg(fitting);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(fitting, "png", bytes);
        return bytes.toByteArray();
    }

    /**
     * As {@link #file}, and never larger than {@link #MAX_BYTES}, so that it can be decoded again: smaller where it would
     * be.
     */
    public byte[] fileToKeep(int maxSide) throws IOException {
        int side = maxSide;
        byte[] file = file(side);
        while (file.length > MAX_BYTES) {
            side = side * 3 / 4;
            file = file(side);
        }
        return file;
    }

    /** A JPEG file of pixels without alpha. */
    public static byte[] jpeg(BufferedImage pixels) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
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

    private static int type(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    private static BufferedImage draw(BufferedImage source, int width, int height, int type) {
        BufferedImage target = new BufferedImage(width, height, type);
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }
}
