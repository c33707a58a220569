package io.quittance.picture;

import static io.quittance.picture.InvalidPictureException.Reason.UNREADABLE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** What is read of a picture's file before a decoder sees it. */
final class PictureFile {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int CRC_BYTES = 4;
    private static final int PNG_DEPTH_AT = 24;
    private static final int PNG_COLORS_AT = 25;

    /** The chunks that make the pixels. Texts, profiles and animations stay outside. */
    private static final Set<String> PIXEL_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private static final int JPEG_MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;

    /** Tables and extensions, numbered among the frames. */
    private static final Set<Integer> NO_FRAMES = Set.of(0xC4, 0xC8, 0xCC);

    /** Marker, length, precision, height and width stand before the number of components. */
    private static final int FRAME_HEADER_BYTES = 9;

    /** Every scan of a progressive JPEG costs a pass over all pixels; real encoders write about ten. */
    private static final int MAX_SCANS = 64;

    private PictureFile() {}

    static boolean isPng(byte[] file) {
        return file.length > PNG_SIGNATURE.length
                && Arrays.equals(file, 0, PNG_SIGNATURE.length, PNG_SIGNATURE, 0, PNG_SIGNATURE.length);
    }

    static boolean isJpeg(byte[] file) {
        return file.length > 3
                && (file[0] & 0xFF) == JPEG_MARKER
                && (file[1] & 0xFF) == START_OF_IMAGE
                && (file[2] & 0xFF) == JPEG_MARKER;
    }

    /**
     * The PNG reduced to the chunks that make its pixels, each with a sound checksum, up to its end.
     *
     * @throws InvalidPictureException if it is damaged or has no end
     */
    static byte[] pixelsOfPng(byte[] file) {
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

    /** What a pixel of a PNG takes once it is decoded, by depth and colours in the file's header. */
    static int bytesOfPngPixel(byte[] file) {
        int channels =
                switch (file[PNG_COLORS_AT]) {
                    case 2 -> 3;
                    case 4 -> 2;
                    case 6 -> 4;
                    default -> 1;
                };
        return channels * Math.ceilDiv(file[PNG_DEPTH_AT], Byte.SIZE);
    }

    /**
     * The JPEG as it is.
     *
     * @throws InvalidPictureException if it is not of gray or of three colours, has no end after its last scan, or more
     *     scans than any picture needs
     */
    static byte[] completeJpeg(byte[] file) {
        int scans = 0;
        boolean ended = false;
        for (int i = 0; i + 1 < file.length; i++) {
            if ((file[i] & 0xFF) == JPEG_MARKER) {
                int marker = file[i + 1] & 0xFF;
                scans += marker == START_OF_SCAN ? 1 : 0;
                ended = ended ? marker != START_OF_SCAN : marker == END_OF_IMAGE && scans > 0;
            }
        }
        int colors = colorsOfJpeg(file);
        if (!ended || scans > MAX_SCANS || (colors != 1 && colors != 3)) {
            throw new InvalidPictureException(UNREADABLE);
        }
        return file;
    }

    /** Colour components by the frame's header; 0 if there is none. Four are inks, which decoders guess at. */
    private static int colorsOfJpeg(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file, 2, file.length - 2);
        while (in.remaining() > FRAME_HEADER_BYTES) {
            int start = in.position();
            boolean marked = (in.get() & 0xFF) == JPEG_MARKER;
            int marker = in.get() & 0xFF;
            int length = in.getShort() & 0xFFFF;
            if (!marked || marker == START_OF_SCAN) {
                return 0;
            }
            if (marker >= FIRST_FRAME && marker <= LAST_FRAME && !NO_FRAMES.contains(marker)) {
                return file[start + FRAME_HEADER_BYTES] & 0xFF;
            }
            if (length > in.remaining()) {
                return 0;
            }
            in.position(start + 2 + length);
        }
        return 0;
    }
}
