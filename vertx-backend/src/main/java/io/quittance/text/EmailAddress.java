package io.quittance.text;

import java.util.regex.Pattern;

/** {@code Email} of the contract. */
public final class EmailAddress {

    public static final int MAX_LENGTH = 254;

    /** White space, controls, formats, and what Unicode calls Default_Ignorable: two addresses that look the same are one. */
    private static final String UNSEEN = "\\p{Z}\\p{C}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164"
            + "\\uFE00-\\uFE0F\\uFFA0\\uDB40\\uDC00-\\uDB43\\uDFFF";

    /** To be matched as a whole. */
    public static final Pattern PATTERN =
            Pattern.compile("[^@" + UNSEEN + "]+@[^.@" + UNSEEN + "]+(?:\\.[^.@" + UNSEEN + "]+)+");

    private EmailAddress() {}
}
