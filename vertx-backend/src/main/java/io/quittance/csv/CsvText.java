package io.quittance.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of CSV. What a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets show as
 * text; reading takes it away again, so that what was written comes back as it was.
 */
public final class CsvText {

    /** Signs that begin formulas, also in their wide forms, behind any number of apostrophes. */
    private static final String FORMULA = "[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern NEEDS_APOSTROPHE = Pattern.compile("'*" + FORMULA);
    private static final Pattern HAS_APOSTROPHE = Pattern.compile("'+" + FORMULA);

    private CsvText() {}

    /** Rows with CRLF at their ends. */
    public static String rows(List<List<@Nullable String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            for (List<@Nullable String> row : rows) {
                writer.writeRecord(
                        row.stream().map(cell -> cell == null ? "" : cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written to", e);
        }
        return text.toString();
    }

    /** {@code =1+1} becomes {@code '=1+1}. */
    public static @Nullable String shielded(@Nullable String cell) {
        return cell != null && NEEDS_APOSTROPHE.matcher(cell).lookingAt() ? "'" + cell : cell;
    }

    /** {@code '=1+1} becomes {@code =1+1}. */
    static String unshielded(String cell) {
        return HAS_APOSTROPHE.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
