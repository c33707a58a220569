package io.quittance.invoice;

import io.quittance.text.DefaultIgnorable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How texts are made to fit the paper. */
final class PaperText {

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
        if (text == null) {
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

    /** An address and what stands below it. */
    static List<String> details(@Nullable String address, @Nullable String... contacts) {
        return Stream.concat(lines(address).stream(), Stream.of(contacts).flatMap(Stream::ofNullable))
                .toList();
    }
}
