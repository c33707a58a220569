package io.quittance.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file: UTF-8, with or without a byte order mark, parted by commas or semicolons, with the names of its columns in
 * the first line, in any order and in capitals or not.
 */
public final class CsvTable {

    private static final Kind INVALID_CSV = new Kind(422, "invalid-csv", "Invalid CSV");

    /** Bounds the memory that a file of 4 MiB can take once it is parted into cells. */
    public static final int MAX_ROWS = 100_000;

    /** Measured with rows of short cells, which take most. */
    private static final int MEMORY_OF_A_BYTE = 12;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int SHOWN_OF_A_NAME = 40;

    private final Map<String, Integer> columns;
    private final List<CsvRecord> rows;

    private CsvTable(Map<String, Integer> columns, List<CsvRecord> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** What reading a file and deciding about its rows takes, at most about, in bytes. */
    public static long memoryBytes(int fileBytes) {
        return (long) MEMORY_OF_A_BYTE * fileBytes;
    }

    /**
     * Reads a file. Takes long for a large one: call it on a worker.
     *
     * @param known all columns that there can be
     * @param required those that must be there
     * @throws ProblemException of status 422 when it is not such a file
     */
    public static CsvTable read(byte[] file, Collection<String> known, Collection<String> required) {
        String text = text(file);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw invalid("The file is empty. Its first line names the columns.", null);
            }
            Map<String, Integer> columns = columns(records.next(), known, required);
            List<CsvRecord> rows = new ArrayList<>();
            records.forEachRemaining(row -> {
                if (rows.size() == MAX_ROWS) {
                    throw invalid("The file has more than " + MAX_ROWS + " rows. Part it.", null);
                }
                rows.add(row);
            });
            return new CsvTable(columns, rows);
        } catch (CsvParseException e) {
            throw invalid("The file is no CSV: a quote stands where none can be.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file has such a column. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** How many rows there are below the head line. */
    public int size() {
        return rows.size();
    }

    /** The rows that have as many cells as the head line; the others are reported. */
    public List<CsvRow> rows(RowErrors errors) {
        List<CsvRow> whole = new ArrayList<>(rows.size());
        for (CsvRecord row : rows) {
            int line = (int) row.getStartingLineNumber();
            if (row.getFieldCount() == columns.size()) {
                whole.add(new CsvRow(line, columns, row, errors));
            } else {
                errors.error(
                        line,
                        "",
                        "wrong-cell-count",
                        "The row has " + row.getFieldCount() + " cells, and the head line has " + columns.size() + ".");
            }
        }
        return whole;
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid("The file is not in UTF-8. Save it as CSV UTF-8.", e);
        }
    }

    /** The names of columns have neither, so the first line tells. */
    private static char separator(String text) {
        String head = text.lines().findFirst().orElse("");
        return head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
    }

    private static Map<String, Integer> columns(CsvRecord head, Collection<String> known, Collection<String> required) {
        Map<String, String> byLowerCase = new HashMap<>();
        known.forEach(name -> byLowerCase.put(name.toLowerCase(Locale.ROOT), name));
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < head.getFieldCount(); i++) {
            String title = head.getField(i).strip();
            String name = byLowerCase.get(title.toLowerCase(Locale.ROOT));
            if (name == null) {
                throw invalid(
                        "There is no column '" + shortened(title) + "'. The columns are " + String.join(", ", known)
                                + ".",
                        null);
            }
            if (columns.putIfAbsent(name, i) != null) {
                throw invalid("The column '" + name + "' stands twice in the head line.", null);
            }
        }
        List<String> missing =
                required.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw invalid("The head line lacks " + String.join(", ", missing) + ".", null);
        }
        return columns;
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= SHOWN_OF_A_NAME
                ? title
                : title.substring(0, title.offsetByCodePoints(0, SHOWN_OF_A_NAME)) + "...";
    }

    private static ProblemException invalid(String detail, @Nullable Throwable cause) {
        return INVALID_CSV.because(detail).causedBy(cause);
    }
}
