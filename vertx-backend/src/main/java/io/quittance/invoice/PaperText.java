package io.quittance.invoice;

import io.quittance.text.DefaultIgnorable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How texts are made to fit the paper. */
final class PaperText {

    /** Lines on paper that a description may take, so that it stands on one page. */
    private static final int MOST_LINES = 55;

    /** So few lines do in any case. */
    private static final int FEW_LINES = 8;

    /** Latin letters on a line of a description, of the widest. */
    private static final int LETTERS_ON_A_LINE = 26;

    private PaperText() {}

    /** The text cut with an ellipsis where it is wider than so many Latin letters. */
    static String cut(String text, int width) {
        int taken = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            taken += width(character);
            if (taken > width) {
                return text.substring(0, i).stripTrailing() + "…";
            }
            i += Character.charCount(character);
        }
        return text;
    }

    /** In Latin letters, about. */
    private static int width(int character) {
        if (DefaultIgnorable.contains(character)) {
            return 0;
        }
        // Ideographs, kana, hangul and emoji are twice as wide, and nothing of them is below U+1100.
        return character < 0x1100 ? 1 : 2;
    }

    /** The lines of a text; those without anything on them are empty, and there is none of these at either end. */
    static List<String> lines(@Nullable String text) {
        if (text == null || DefaultIgnorable.isBlank(text)) {
            return List.of();
        }
        List<String> lines =
                text.lines().map(line -> line.isBlank() ? "" : line).toList();
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isEmpty()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isEmpty()) {
            to--;
        }
        return lines.subList(from, to);
    }

    /** The lines of a description. Where they take more than a page, those at the end run on as one paragraph. */
    static List<String> description(String text) {
        List<String> lines = lines(text);
        if (lines.size() <= FEW_LINES) {
            return lines;
        }
        int taken = 0;
        int rest = width(text);
        for (int kept = 0; kept < lines.size(); kept++) {
            int width = width(lines.get(kept));
            taken += Math.max(1, printedLines(width));
            rest -= width;
            if (kept > 0 && taken + printedLines(rest) > MOST_LINES) {
                String paragraph = String.join(" ", lines.subList(kept, lines.size()));
                return Stream.concat(lines.stream().limit(kept), Stream.of(paragraph))
                        .toList();
            }
        }
        return lines;
    }

    private static int printedLines(int letters) {
        return (letters + LETTERS_ON_A_LINE - 1) / LETTERS_ON_A_LINE;
    }

    private static int width(String text) {
        return text.codePoints().map(PaperText::width).sum();
    }

    /** An address and what stands below it. */
    static List<String> details(@Nullable String address, @Nullable String... contacts) {
        return Stream.concat(lines(address).stream(), Stream.of(contacts).flatMap(Stream::ofNullable))
                .toList();
    }
}
