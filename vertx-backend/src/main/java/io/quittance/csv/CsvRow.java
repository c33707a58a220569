package io.quittance.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.quittance.text.Nfc;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row whose cells are read by type. A cell that is not of its type is reported and read as null; whoever needs it asks
 * {@link #isSound()} in the end.
 */
public final class CsvRow {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final int line;
    private final Map<String, Integer> columns;
    private final CsvRecord cells;
    private final RowErrors errors;
    private boolean sound = true;

    CsvRow(int line, Map<String, Integer> columns, CsvRecord cells, RowErrors errors) {
        this.line = line;
        this.columns = columns;
        this.cells = cells;
        this.errors = errors;
    }

    /** Where it begins in the file. */
    public int line() {
        return line;
    }

    /** Whether nothing was wrong with what was read of it so far. */
    public boolean isSound() {
        return sound;
    }

    /** The text in NFC, without space around it; null when the cell is empty, bad or not there. */
    public @Nullable String text(String column, TextRule rule) {
        String text = CsvText.unshielded(cell(column).replace("\r\n", "\n"));
        if (text.isEmpty()) {
            return null;
        }
        if (rule.isTooLong(text)) {
            bad(column, "too-long", "This has at most " + rule.maxLength() + " characters.");
            return null;
        }
        if (!rule.allows(text)) {
            bad(column, "malformed", "This must be " + rule.expected() + ".");
            return null;
        }
        return text;
    }

    /** As {@link #text}, but an empty cell is reported too; then, or when it is bad, the answer is empty. */
    public String requiredText(String column, TextRule rule) {
        requireSomething(column);
        String text = text(column, rule);
        return text == null ? "" : text;
    }

    /** A whole number of plain digits; null when the cell is empty, bad or not there. */
    public @Nullable Long number(String column, long max) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!DIGITS.matcher(text).matches()) {
            bad(column, "malformed", "This is a whole number of plain digits, from 0 to " + max + ".");
            return null;
        }
        long number = Long.parseLong(text);
        if (number > max) {
            bad(column, "too-large", "This is at most " + max + ".");
            return null;
        }
        return number;
    }

    /** As {@link #number}, but an empty cell is reported too; then, or when it is bad, the answer is 0. */
    public long requiredNumber(String column, long max) {
        requireSomething(column);
        Long number = number(column, max);
        return number == null ? 0 : number;
    }

    /** A date such as 2026-11-21; null when the cell is empty, bad or not there. */
    public @Nullable LocalDate date(String column) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // Reported below together with what looks like no date at all.
        }
        bad(column, "malformed", "This is a date such as 2026-11-21.");
        return null;
    }

    /** An id; null when the cell is empty, bad or not there. */
    public @Nullable UUID id(String column) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        bad(column, "malformed", "This is no id. Leave it empty for something new.");
        return null;
    }

    private void requireSomething(String column) {
        if (cell(column).isEmpty()) {
            bad(column, "required", "This must not be empty.");
        }
    }

    private String cell(String column) {
        Integer index = columns.get(column);
        return index == null ? "" : Nfc.of(cells.getField(index).strip());
    }

    private void bad(String column, String code, String detail) {
        sound = false;
        errors.error(line, column, code, detail);
    }
}
