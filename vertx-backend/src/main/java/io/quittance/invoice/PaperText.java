package io.quittance.invoice;

import io.quittance.invoice.InvoicePaper.AddressLine;
import java.util.ArrayList;
import java.util.List;

/** How long texts are made to fit the paper. */
final class PaperText {

    private static final int GROUP = 4;
    private static final int GROUPS_A_LINE = 6;

    /** Groups at each end that a person compares. */
    private static final int COMPARED = 2;

    private PaperText() {}

    /** The text cut with an ellipsis where it is wider than so many Latin letters. */
    static String cut(String text, int width) {
        int taken = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            // Ideographs, kana, hangul and emoji are twice as wide, and nothing of them is below U+1100.
            taken += character < 0x1100 ? 1 : 2;
            if (taken > width) {
                return text.substring(0, i).stripTrailing() + "…";
            }
            i += Character.charCount(character);
        }
        return text;
    }

    /** The address in groups of four, six a line; the first two and the last two are bold. */
    static List<AddressLine> addressLines(String address) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < address.length(); i += GROUP) {
            groups.add(address.substring(i, Math.min(address.length(), i + GROUP)));
        }
        List<AddressLine> lines = new ArrayList<>();
        int tailStart = groups.size() - COMPARED;
        for (int start = 0; start < groups.size(); start += GROUPS_A_LINE) {
            int end = Math.min(groups.size(), start + GROUPS_A_LINE);
            int headEnd = start == 0 ? COMPARED : start;
            int middleEnd = Math.max(headEnd, Math.min(end, tailStart));
            lines.add(new AddressLine(
                    String.join(" ", groups.subList(start, headEnd)),
                    String.join(" ", groups.subList(headEnd, middleEnd)),
                    String.join(" ", groups.subList(middleEnd, end))));
        }
        return lines;
    }
}
