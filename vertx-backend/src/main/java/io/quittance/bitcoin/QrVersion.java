package io.quittance.bitcoin;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.decoder.Version;
import java.util.Arrays;

/**
 * How large the QR code of a text is, without making it: for comparing texts. The best cut of a text into stretches of
 * digits, of capital letters and of bytes is found character by character, with the cheapest way to end in each mode.
 */
final class QrVersion {

    private static final Mode[] MODES = {Mode.NUMERIC, Mode.ALPHANUMERIC, Mode.BYTE};

    /** Bits that a character takes in each mode, in sixths: three digits take ten bits, two capital letters eleven. */
    private static final int[] COSTS = {20, 33, 48};

    private static final int SIXTHS = 6;
    private static final int MODE_BITS = 4;
    private static final int LARGEST = 40;

    /** How long a stretch is takes more bits from these versions on. */
    private static final int[] CLASSES = {1, 10, 27};

    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int UNREACHED = Integer.MAX_VALUE / 2;

    private QrVersion() {}

    /**
     * The version, from 1 to 40, or 41 for a text that no code holds.
     *
     * @param ascii of ASCII characters only
     */
    static int of(String ascii, ErrorCorrectionLevel level) {
        for (int i = 0; i < CLASSES.length; i++) {
            int end = i + 1 < CLASSES.length ? CLASSES[i + 1] - 1 : LARGEST;
            int bits = bits(ascii, Version.getVersionForNumber(end));
            for (int version = CLASSES[i]; version <= end; version++) {
                if (bits <= room(Version.getVersionForNumber(version), level)) {
                    return version;
                }
            }
        }
        return LARGEST + 1;
    }

    private static int room(Version version, ErrorCorrectionLevel level) {
        return Byte.SIZE
                * (version.getTotalCodewords()
                        - version.getECBlocksForLevel(level).getTotalECCodewords());
    }

    private static int bits(String ascii, Version version) {
        int[] heads = Arrays.stream(MODES)
                .mapToInt(mode -> SIXTHS * (MODE_BITS + mode.getCharacterCountBits(version)))
                .toArray();
        int[] costs = heads.clone();
        for (int i = 0; i < ascii.length(); i++) {
            int[] next = new int[MODES.length];
            for (int mode = 0; mode < MODES.length; mode++) {
                next[mode] = holds(mode, ascii.charAt(i)) ? costs[mode] + COSTS[mode] : UNREACHED;
            }
            // The next character may start a stretch of its own.
            for (int mode = 0; mode < MODES.length; mode++) {
                costs[mode] = next[mode];
                for (int from = 0; from < MODES.length; from++) {
                    costs[mode] = Math.min(costs[mode], whole(next[from]) + heads[mode]);
                }
            }
            if (i == ascii.length() - 1) {
                return whole(Arrays.stream(next).min().orElse(UNREACHED)) / SIXTHS;
            }
        }
        return 0;
    }

    /** Rounded up to a bit. */
    private static int whole(int sixths) {
        return (sixths + SIXTHS - 1) / SIXTHS * SIXTHS;
    }

    private static boolean holds(int mode, char character) {
        return switch (MODES[mode]) {
            case NUMERIC -> character >= '0' && character <= '9';
            case ALPHANUMERIC -> ALPHANUMERIC.indexOf(character) >= 0;
            default -> true;
        };
    }
}
