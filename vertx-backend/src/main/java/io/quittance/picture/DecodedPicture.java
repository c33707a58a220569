package io.quittance.picture;

import static io.quittance.picture.InvalidPictureException.Reason.TOO_LARGE;
import static io.quittance.picture.InvalidPictureException.Reason.TOO_MANY_PIXELS;
import static io.quittance.picture.InvalidPictureException.Reason.UNREADABLE;

import io.quittance.memory.MemoryBudget;
import io.quittance.problem.ProblemException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.LongFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The pixels of a picture's file. What else the file held is left behind. */
public final class DecodedPicture implements AutoCloseable {

    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** Most pixels. */
    public static final int MAX_PIXELS = 4_000_000;

    private static final float JPEG_QUALITY = 0.92f;

    /** Drawing makes 8-bit RGB with alpha of what is something else. */
    private static final int DRAWN_BYTES_OF_A_PIXEL = 4;

    private static final int JPEG_BYTES_OF_A_PIXEL = 3;

    /** Pictures that take no more than this need no permit: they are bounded by the threads that decode. */
    private static final int SMALL_BYTES = 4 << 20;

    private final BufferedImage pixels;
    private final boolean png;
    private final MemoryBudget.Permit permit;

    private DecodedPicture(BufferedImage pixels, boolean png, MemoryBudget.Permit permit) {
        this.pixels = pixels;
        this.png = png;
        this.permit = permit;
    }

    /**
     * Decodes a PNG or JPEG, whichever its bytes say it is. Takes up to about 50 MB of heap and half a second for the
     * largest picture, so call it on a bounded number of worker threads.
     *
     * @param memory gives a permit for so many bytes, which is kept until the picture is closed
     * @throws InvalidPictureException if the file is too large, incomplete or of another kind
     */
    public static DecodedPicture of(byte[] file, LongFunction<MemoryBudget.Permit> memory) {
        if (file.length > MAX_BYTES) {
            throw new InvalidPictureException(TOO_LARGE);
        }
        boolean png = PngFile.isPng(file);
        if (!png && !JpegFile.isJpeg(file)) {
            throw new InvalidPictureException(UNREADABLE);
        }
        byte[] clean = png ? PngFile.pixels(file) : JpegFile.pixels(file);
        try {
            return read(clean, png, memory);
        } catch (InvalidPictureException | ProblemException known) {
            throw known;
        } catch (IOException | RuntimeException e) {
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

    /** Lets go of what decoding was allowed to take. */
    @Override
    public void close() {
        permit.close();
    }

    private static DecodedPicture read(byte[] file, boolean png, LongFunction<MemoryBudget.Permit> memory)
            throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(png ? "png" : "jpeg");
        ImageReader reader = readers.next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MAX_PIXELS) {
                throw new InvalidPictureException(TOO_MANY_PIXELS);
            }
            long bytes = pixels * (DRAWN_BYTES_OF_A_PIXEL + (png ? PngFile.bytesOfPixel(file) : JPEG_BYTES_OF_A_PIXEL));
            MemoryBudget.Permit permit = memory.apply(bytes <= SMALL_BYTES ? 0 : bytes);
            try {
                return new DecodedPicture(reader.read(0), png, permit);
            } catch (IOException | RuntimeException e) {
                permit.close();
                throw e;
            }
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
