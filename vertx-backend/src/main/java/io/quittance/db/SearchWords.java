package io.quittance.db;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a person types into a search box, as the text search of PostgreSQL asks for it. */
public final class SearchWords {

    /** Whatever is no letter, digit or mark parts words, and so nothing of the query's own syntax is left. */
    private static final String SEPARATORS = "[^\\p{L}\\p{N}\\p{M}]+";

    private SearchWords() {}

    /** {@code lind cof} becomes {@code 'lind':* & 'cof':*}; empty when there is no word in the text. */
    public static String prefixQuery(String text) {
        return Arrays.stream(text.split(SEPARATORS))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }
}
