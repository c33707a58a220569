package io.quittance.pdf.page;

import com.openhtmltopdf.css.parser.FSColor;
import io.quittance.pdf.font.EmbeddedFont;
import io.quittance.pdf.font.FontShelf;
import io.quittance.pdf.font.PaperFont;
import org.jspecify.annotations.Nullable;

/** Writes characters one after the other, in one text object as long as they come from the same font. */
final class TextRun implements PaperTextRenderer.CharacterSink {

    private final PageContent content;
    private final FontShelf fonts;
    private final PaperFont wanted;
    private final FSColor color;
    private final double y;
    private double x;
    private @Nullable EmbeddedFont face;
    private boolean embolden;

    /**
     * @param x of the first character, in dots
     * @param y of the baseline
     */
    TextRun(PageContent content, FontShelf fonts, PaperFont wanted, FSColor color, double x, double y) {
        this.content = content;
        this.fonts = fonts;
        this.wanted = wanted;
        this.color = color;
        this.x = x;
        this.y = y;
    }

    @Override
    public void take(EmbeddedFont next, int codePoint) {
        if (next != face) {
            end();
            face = next;
            embolden = next.weight() < wanted.weight();
            content.beginText(fonts.faces().indexOf(next), wanted.size(), color, embolden, x, y);
        }
        content.bytes().hex16(next.number(codePoint));
        x += next.width(codePoint) / 1000 * wanted.size();
    }

    @Override
    public void takeFramed(EmbeddedFont next, int codePoint) {
        end();
        double start = x;
        content.beginReplacement(codePoint);
        take(next, codePoint);
        end();
        content.frame(codePoint, wanted.size(), color, start, y);
        content.endMarked();
    }

    /** Where the next character comes. */
    double x() {
        return x;
    }

    /** To be called after the last character. */
    void end() {
        if (face != null) {
            content.endText(embolden);
            face = null;
        }
    }
}
