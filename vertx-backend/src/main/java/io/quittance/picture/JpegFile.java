package io.quittance.picture;

import static io.quittance.picture.InvalidPictureException.Reason.TOO_COMPLEX;
import static io.quittance.picture.InvalidPictureException.Reason.TOO_MANY_PIXELS;
import static io.quittance.picture.InvalidPictureException.Reason.UNREADABLE;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG file, reduced to the segments that make its pixels before a decoder sees it. A decoder makes all pixels once for
 * each scan, and takes minutes over some hundred thousand empty segments. One use each.
 */
final class JpegFile {

    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int QUANTIZATION = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int HUFFMAN = 0xC4;

    /** Baseline, extended and progressive frames; decoders know no others. */
    private static final int FIRST_FRAME = 0xC0;

    private static final int LAST_FRAME = 0xC2;

    /** What says how colours are stored. */
    private static final int JFIF = 0xE0;

    private static final int PROFILE = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    /** Without parameters; they stand between the bits of a scan. */
    private static final int FIRST_RESTART = 0xD0;

    private static final int LAST_RESTART = 0xD7;
    private static final int TEMPORARY = 0x01;

    /** Real encoders write about ten. */
    private static final int MAX_SCANS = 64;

    /** Tables for each scan, and a profile in parts. */
    private static final int MAX_SEGMENTS = 512;

    /** Scans times pixels: the largest picture in ten scans, which is what encoders write. */
    static final long MAX_SCANNED_PIXELS = 40_000_000;

    private final byte[] file;
    private final ByteArrayOutputStream pixels;
    private int position = 2;
    private int scans;
    private int segments;
    private long size;

    private JpegFile(byte[] file) {
        this.file = file;
        this.pixels = new ByteArrayOutputStream(file.length);
    }

    static boolean isJpeg(byte[] file) {
        return file.length > 3
                && (file[0] & 0xFF) == MARKER
                && (file[1] & 0xFF) == START_OF_IMAGE
                && (file[2] & 0xFF) == MARKER;
    }

    /**
     * The file without comments, metadata, thumbnails and what stands after its end.
     *
     * @throws InvalidPictureException if it is not of gray or of three colours in 8 bits, not complete, or takes too long
     *     to decode
     */
    static byte[] pixels(byte[] file) {
        return new JpegFile(file).read();
    }

    private byte[] read() {
        pixels.write(file, 0, 2);
        int marker = nextMarker();
        while (marker != END_OF_IMAGE) {
            segment(marker);
            marker = nextMarker();
        }
        if (scans == 0) {
            throw new InvalidPictureException(UNREADABLE);
        }
        pixels.write(MARKER);
        pixels.write(END_OF_IMAGE);
        return pixels.toByteArray();
    }

    /** Moves behind the next marker that begins a segment; the bits of a scan before it are kept. */
    private int nextMarker() {
        for (int i = position; i + 1 < file.length; i++) {
            int marker = file[i + 1] & 0xFF;
            boolean isMarker = (file[i] & 0xFF) == MARKER && marker != 0 && marker != MARKER && !standsAlone(marker);
            if (isMarker) {
                if (scans > 0) {
                    pixels.write(file, position, i - position);
                }
                position = i + 2;
                return marker;
            }
        }
        throw new InvalidPictureException(UNREADABLE);
    }

    private static boolean standsAlone(int marker) {
        return (marker >= FIRST_RESTART && marker <= LAST_RESTART) || marker == TEMPORARY;
    }

    private void segment(int marker) {
        int length = position + 1 < file.length ? unsigned16(position) : 0;
        if (length < 2 || length > file.length - position || marker == START_OF_IMAGE) {
            throw new InvalidPictureException(UNREADABLE);
        }
        if (marker >= FIRST_FRAME && marker <= LAST_FRAME) {
            frame(length);
        } else if (marker == START_OF_SCAN) {
            scan();
        }
        if (makesPixels(marker, length)) {
            segments++;
            if (segments > MAX_SEGMENTS) {
                throw new InvalidPictureException(TOO_COMPLEX);
            }
            pixels.write(MARKER);
            pixels.write(marker);
            pixels.write(file, position, length);
        }
        position += length;
    }

    private boolean makesPixels(int marker, int length) {
        return switch (marker) {
            case START_OF_SCAN, QUANTIZATION, RESTART_INTERVAL, HUFFMAN, JFIF, ADOBE -> true;
            case PROFILE ->
                length > 2 + PROFILE_NAME.length
                        && Arrays.equals(
                                file,
                                position + 2,
                                position + 2 + PROFILE_NAME.length,
                                PROFILE_NAME,
                                0,
                                PROFILE_NAME.length);
            // Other frames are refused by the decoder, for which they are kept.
            default -> marker >= FIRST_FRAME && marker < START_OF_IMAGE;
        };
    }

    /** Length, precision, height, width and the number of colours; four colours are inks, which decoders guess at. */
    private void frame(int length) {
        if (size > 0 || length < 8) {
            throw new InvalidPictureException(UNREADABLE);
        }
        int precision = file[position + 2] & 0xFF;
        int colors = file[position + 7] & 0xFF;
        size = (long) unsigned16(position + 3) * unsigned16(position + 5);
        if (precision != 8 || size == 0 || (colors != 1 && colors != 3)) {
            throw new InvalidPictureException(UNREADABLE);
        }
        if (size > DecodedPicture.MAX_PIXELS) {
            throw new InvalidPictureException(TOO_MANY_PIXELS);
        }
    }

    private void scan() {
        scans++;
        if (size == 0) {
            throw new InvalidPictureException(UNREADABLE);
        }
        if (scans > MAX_SCANS || scans * size > MAX_SCANNED_PIXELS) {
            throw new InvalidPictureException(TOO_COMPLEX);
        }
    }

    private int unsigned16(int at) {
        return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
    }
}
