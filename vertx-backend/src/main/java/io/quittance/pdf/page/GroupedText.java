package io.quittance.pdf.page;

import com.openhtmltopdf.css.parser.FSColor;
import com.openhtmltopdf.css.parser.FSRGBColor;
import io.quittance.pdf.font.FontShelf;
import io.quittance.pdf.font.PaperFont;

/**
 * A text that people compare and copy, such as an address, in groups of four characters. They are told apart by two inks
 * and gaps without spaces, so that it copies as one word; those that people compare, at both ends, are bold.
 */
final class GroupedText {

    private static final int GROUP = 4;

    /** Groups at each end that a person compares. */
    private static final int COMPARED = 2;

    /** As a part of the font's size. Readers take a gap for a space from a tenth on. */
    private static final float GAP = 0.08f;

    private static final FSColor MUTED = new FSRGBColor(0x6B, 0x72, 0x80);

    private final PageContent content;
    private final FontShelf fonts;
    private final PaperFont font;
    private final FSColor color;

    GroupedText(PageContent content, FontShelf fonts, PaperFont font, FSColor color) {
        this.content = content;
        this.fonts = fonts;
        this.font = font;
        this.color = color;
    }

    /**
     * @param x of the first character, in dots
     * @param y of the baseline
     */
    void write(PaperTextRenderer renderer, String text, double x, double y) {
        PaperFont bold = fonts.heaviest(font);
        int groups = (text.length() + GROUP - 1) / GROUP;
        double start = x;
        for (int group = 0; group < groups; group++) {
            boolean compared = group < COMPARED || group >= groups - COMPARED;
            PaperFont shown = compared ? bold : font;
            TextRun run = new TextRun(content, fonts, shown, group % 2 == 0 ? color : MUTED, start, y);
            int end = Math.min(text.length(), (group + 1) * GROUP);
            renderer.forEach(shown, text.substring(group * GROUP, end), run);
            run.end();
            start = run.x() + GAP * font.size();
        }
    }
}
