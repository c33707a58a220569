package io.quittance.stock;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A list as aligned text, for terminals and printers with letters of one width. */
final class LowStockText {

    private static final List<String> HEADS = List.of("SKU", "Item", "Quantity", "Low at", "Last day");

    /** Numbers, which are aligned to the right. */
    private static final List<Boolean> NUMERIC = List.of(false, false, true, true, false);

    private static final String GAP = "  ";

    private LowStockText() {}

    /** @param zone in which the time is told */
    static String of(LowStockList list, ZoneId zone) {
        String madeAt = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                list.madeAt().truncatedTo(ChronoUnit.SECONDS).atZone(zone));
        StringBuilder text = new StringBuilder("Low stock and expiring items of ")
                .append(list.day())
                .append(", made at ")
                .append(madeAt)
                .append("\n\n");
        if (list.items().isEmpty()) {
            return text.append("Nothing is low, and nothing expires soon.\n").toString();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADS);
        list.items().forEach(item -> rows.add(cells(item)));
        int[] widths = widths(rows);
        rows.forEach(row -> text.append(line(row, widths)).append('\n'));
        return text.toString();
    }

    private static List<String> cells(LowStockItem item) {
        return List.of(
                Objects.requireNonNullElse(item.sku(), ""),
                item.name(),
                Integer.toString(item.quantity()),
                Integer.toString(item.lowStockThreshold()),
                item.expiresOn() == null ? "" : item.expiresOn().toString());
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEADS.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String space = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP).append(NUMERIC.get(column) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    /** In cells of a terminal. */
    static int width(String text) {
        return text.codePoints().map(LowStockText::width).sum();
    }

    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    /** Ideographs, kana, hangul, their full-width companions, and emoji. */
    private static boolean isWide(int character) {
        return (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0xA4CF && character != 0x303F)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6)
                || (character >= 0x1F300 && character <= 0x1F64F)
                || (character >= 0x1F680 && character <= 0x1F6FF)
                || (character >= 0x1F900 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD);
    }
}
