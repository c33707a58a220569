package io.quittance.db;

import java.util.regex.Pattern;

/**
 * What a person types into a search box. The database makes words of it ({@code search_query}), as it did of what is found:
 * without accents and capitals, parted by punctuation, each by its beginning.
 */
public final class SearchWords {

    /** Rows of a table with a column {@code search} that have all words of a value. */
    public static final String CONDITION = "search @@ (select search_query(?))";

    private static final Pattern ANY =
            Pattern.compile("[\\p{L}\\p{N}\\p{Sc}\\p{So}%\\u2030\\u00AC\\u00B1\\u00D7\\u00F7]");

    private SearchWords() {}

    /** Whether there is a word in the text; punctuation alone asks for nothing. */
    public static boolean isIn(String text) {
        return ANY.matcher(text).find();
    }
}
