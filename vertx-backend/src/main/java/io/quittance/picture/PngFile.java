package io.quittance.picture;

import static io.quittance.picture.InvalidPictureException.Reason.UNREADABLE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG file, reduced to the chunks that make its pixels before a decoder sees it. */
final class PngFile {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int CRC_BYTES = 4;
    private static final int DEPTH_AT = 24;
    private static final int COLORS_AT = 25;

    /** The chunks that make the pixels. Texts, profiles and animations stay outside. */
    private static final Set<String> PIXEL_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngFile() {}

    static boolean isPng(byte[] file) {
        return file.length > PNG_SIGNATURE.length
                && Arrays.equals(file, 0, PNG_SIGNATURE.length, PNG_SIGNATURE, 0, PNG_SIGNATURE.length);
    }

    /** What a pixel takes once it is decoded, by depth and colours in the file's header. */
    static int bytesOfPixel(byte[] file) {
        int channels =
                switch (file[COLORS_AT]) {
                    case 2 -> 3;
                    case 4 -> 2;
                    case 6 -> 4;
                    default -> 1;
                };
        return channels * Math.ceilDiv(file[DEPTH_AT], Byte.SIZE);
    }

    /**
     * The PNG reduced to the chunks that make its pixels, each with a sound checksum, up to its end.
     *
     * @throws InvalidPictureException if it is damaged or has no end
     */
    static byte[] pixels(byte[] file) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(file.length);
        pixels.write(file, 0, PNG_SIGNATURE.length);
        ByteBuffer in = ByteBuffer.wrap(file, PNG_SIGNATURE.length, file.length - PNG_SIGNATURE.length);
        while (in.remaining() >= Integer.BYTES + 4 + CRC_BYTES) {
            int start = in.position();
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - 4 - CRC_BYTES) {
                break;
            }
            String type = new String(file, in.position(), 4, StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(file, in.position(), 4 + length);
            in.position(in.position() + 4 + length);
            boolean sound = in.getInt() == (int) crc.getValue();
            if (PIXEL_CHUNKS.contains(type)) {
                if (!sound) {
                    break;
                }
                pixels.write(file, start, in.position() - start);
            }
            if (type.equals("IEND")) {
                return pixels.toByteArray();
            }
        }
        throw new InvalidPictureException(UNREADABLE);
    }
}
