package io.quittance.pdf;

import io.quittance.memory.MemoryBudget;
import io.quittance.pdf.file.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Image files for tests: sound ones, and the parts to build broken ones from. */
public final class ExamplePictures {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private ExamplePictures() {}

    /** A disc on a square ground; where the type has alpha, the ground is transparent and the disc half so. */
    public static BufferedImage disc(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        if (!image.getColorModel().hasAlpha()) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
        }
        graphics.setColor(image.getColorModel().hasAlpha() ? new Color(15, 92, 74, 128) : new Color(15, 92, 74));
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    public static byte[] png(int width, int height) {
        return file(disc(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    public static byte[] jpeg(int width, int height) {
        return file(disc(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    /** A PNG of 16-bit RGBA, the most that a pixel can take. Another shade makes another file. */
    public static byte[] deepPng(int width, int height, int shade) {
        ColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        BufferedImage image =
                new BufferedImage(colors, colors.createCompatibleWritableRaster(width, height), false, null);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(shade, 92, 74, 128));
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        return file(image, "png");
    }

    public static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("No writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PNG of 8-bit RGBA that claims these measures and has these chunks after its head. */
    public static byte[] pngClaiming(int width, int height, byte[]... chunks) {
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) 6)
                .array();
        return join(PNG_SIGNATURE, chunk("IHDR", head), join(chunks));
    }

    /**
     * A sound progressive JPEG of one flat gray: a few bytes for each scan.
     *
     * @param scans at least 1
     */
    public static byte[] progressiveJpeg(int width, int height, int scans) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {-1, (byte) 0xD8});
        byte[] ones = new byte[65];
        Arrays.fill(ones, 1, 65, (byte) 1);
        jpeg.writeBytes(segment(0xDB, ones));
        jpeg.writeBytes(segment(
                0xC2,
                ByteBuffer.allocate(9)
                        .put((byte) 8)
                        .putShort((short) height)
                        .putShort((short) width)
                        .put(new byte[] {1, 1, 0x11, 0})
                        .array()));
        // One code of one bit each: no difference to the block before; so many blocks are empty, and 14 bits say how
        // many.
        jpeg.writeBytes(segment(0xC4, oneCode(0x00, 0x00)));
        jpeg.writeBytes(segment(0xC4, oneCode(0x10, 0xE0)));
        int blocks = (width + 7) / 8 * ((height + 7) / 8);
        jpeg.writeBytes(segment(0xDA, new byte[] {1, 1, 0, 0, 0, 0}));
        jpeg.writeBytes(new byte[(blocks + 7) / 8]);
        for (int scan = 1; scan < scans; scan++) {
            byte coefficient = (byte) (1 + scan % 63);
            jpeg.writeBytes(segment(0xDA, new byte[] {1, 1, 0, coefficient, coefficient, 0}));
            for (int left = blocks; left > 0; left -= 1 << 14) {
                jpeg.writeBytes(new byte[] {0, 1});
            }
        }
        jpeg.writeBytes(new byte[] {-1, (byte) 0xD9});
        return jpeg.toByteArray();
    }

    private static byte[] oneCode(int table, int symbol) {
        byte[] code = new byte[18];
        code[0] = (byte) table;
        code[1] = 1;
        code[17] = (byte) symbol;
        return code;
    }

    /** A segment of a JPEG. */
    public static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(4 + data.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + data.length))
                .put(data)
                .array();
    }

    /** The file with segments after its start. */
    public static byte[] withSegments(byte[] jpeg, byte[]... segments) {
        return join(Arrays.copyOf(jpeg, 2), join(segments), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    public static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** As a picture from outside, with all the memory it likes. */
    public static Picture decode(byte[] file) {
        return Picture.decode(file, new MemoryBudget(Long.MAX_VALUE)::take);
    }
}
