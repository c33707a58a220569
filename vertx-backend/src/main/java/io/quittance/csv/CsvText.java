package io.quittance.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of CSV. Where a spreadsheet could see a formula begin, an apostrophe is put before it, which spreadsheets
 * show as text; reading takes it away again, so that what was written comes back as it was.
 *
 * <p>A formula begins a cell, and what a cell is depends on who opens the file. Quotes hold one together only where the
 * comma separates: a spreadsheet that splits at semicolons or tabs takes them for text in the middle of a cell, and then
 * a line break inside of them ends a row.
 */
public final class CsvText {

    /** Where a cell begins, for one who does not know our quotes. */
    private static final String CELL_START = "(?<![^;\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029])";

    /** What spreadsheets skip or drop at the beginning of a cell, and apostrophes that stand there already. */
    private static final String SKIPPED = "['\"\\p{Zs}\\p{Cf}]*+";

    /** Signs that begin formulas, also in their wide and small forms. */
    private static final String FORMULA = "[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]";

    private static final Pattern NEEDS_APOSTROPHE = Pattern.compile(CELL_START + "(?=" + SKIPPED + FORMULA + ")");
    private static final Pattern HAS_APOSTROPHE = Pattern.compile(CELL_START + "'(?=" + SKIPPED + FORMULA + ")");

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

    /** {@code =1+1;=2} becomes {@code '=1+1;'=2}. */
    public static @Nullable String shielded(@Nullable String cell) {
        return cell == null ? null : NEEDS_APOSTROPHE.matcher(cell).replaceAll("'");
    }

    /** {@code '=1+1;'=2} becomes {@code =1+1;=2}. */
    static String unshielded(String cell) {
        return HAS_APOSTROPHE.matcher(cell).replaceAll("");
    }
}
