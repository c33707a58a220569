package io.quittance.csv;

import io.quittance.text.EmailAddress;
import java.util.regex.Pattern;

/**
 * What a cell of text may hold: the same as the contract's schema of that name.
 *
 * @param maxLength in characters, those outside of the basic plane counted once
 * @param expected goes on from "This must be": {@code x-expected} of the contract
 */
public record TextRule(int maxLength, Pattern pattern, String expected) {

    private static final String CONTROLS = "\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069\\uD800-\\uDFFF\\uFFFE\\uFFFF";
    private static final String SEEN =
            "[^\\p{Z}\\p{Cc}\\p{Cf}\\p{M}\\u115F\\u1160\\u2800\\u3164\\uFFA0\\uFFF0-\\uFFF8\\uDB40\\uDC00-\\uDB43\\uDFFF]";
    private static final String ONE_LINE = "(?=.*" + SEEN + ")[^\\u0000-\\u001F" + CONTROLS + "]+";
    private static final String LINES = "[^\\u0000-\\u0009\\u000B-\\u001F" + CONTROLS + "]*";

    private static final String A_LINE =
            "one line of text with something to see in it, without tabs and other control characters";
    private static final String SOME_LINES = "lines of text, parted by line feeds, without other control characters";

    /** {@code ShortText}. */
    public static final TextRule SHORT_TEXT = new TextRule(60, Pattern.compile(ONE_LINE), A_LINE);

    /** {@code Name}. */
    public static final TextRule NAME = new TextRule(200, Pattern.compile(ONE_LINE), A_LINE);

    /** {@code ItemText}. */
    public static final TextRule ITEM_TEXT = new TextRule(2_000, Pattern.compile(LINES), SOME_LINES);

    /** {@code PostalAddress}. */
    public static final TextRule POSTAL_ADDRESS = new TextRule(500, Pattern.compile(LINES), SOME_LINES);

    /** {@code Email}. */
    public static final TextRule EMAIL_ADDRESS = new TextRule(
            EmailAddress.MAX_LENGTH,
            EmailAddress.PATTERN,
            "an email address such as ana@shop.example, without spaces and invisible characters");

    boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > maxLength;
    }

    boolean allows(String text) {
        return pattern.matcher(text).matches();
    }
}
