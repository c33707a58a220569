package io.quittance.text;

import java.text.Normalizer;

/** Unicode's composed form: {@code u} and a diaeresis become {@code ü}, as browsers and keyboards write it. */
public final class Nfc {

    /** Texts of characters before this one are in NFC already. */
    private static final char FIRST_THAT_COMBINES = '\u0300';

    private Nfc() {}

    public static String of(String text) {
        return is(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Quickly, for most texts. */
    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_THAT_COMBINES) {
                return Normalizer.isNormalized(text, Normalizer.Form.NFC);
            }
        }
        return true;
    }
}
