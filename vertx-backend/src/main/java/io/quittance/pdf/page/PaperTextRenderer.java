package io.quittance.pdf.page;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.TextRenderer;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.FSFontMetrics;
import com.openhtmltopdf.render.JustificationInfo;
import io.quittance.pdf.font.EmbeddedFont;
import io.quittance.pdf.font.PaperFont;
import io.quittance.text.DefaultIgnorable;

/** Measures text, and finds for each of its characters a font that has it. */
public final class PaperTextRenderer implements TextRenderer {

    /** What a width may be too large by before it counts as a dot more. */
    private static final float TOLERANCE = 0.01f;

    private final BidiReorderer bidi;

    public PaperTextRenderer(BidiReorderer bidi) {
        this.bidi = bidi;
    }

    @Override
    public void drawString(OutputDevice device, String text, float x, float y) {
        ((PaperDevice) device).drawString(this, text, x, y);
    }

    @Override
    public void drawString(OutputDevice device, String text, float x, float y, JustificationInfo spacing) {
        throw new UnsupportedOperationException("Our style sheets neither justify nor letter-space");
    }

    @Override
    public FSFontMetrics getFSFontMetrics(FontContext context, FSFont font, String text) {
        return ((PaperFont) font).metrics();
    }

    @Override
    public int getWidth(FontContext context, FSFont font, String text) {
        PaperFont paperFont = (PaperFont) font;
        WidthSum sum = new WidthSum();
        forEach(paperFont, text, sum);
        float width = sum.thousandths / 1000 * paperFont.size();
        return (int) Math.ceil(width - TOLERANCE);
    }

    /** Takes the characters of a text one after the other. */
    public interface CharacterSink {
        void take(EmbeddedFont face, int codePoint);

        /** @param face that makes room for what it does not have */
        void takeFramed(EmbeddedFont face, int codePoint);
    }

    private static final class WidthSum implements CharacterSink {
        private float thousandths;

        @Override
        public void take(EmbeddedFont face, int codePoint) {
            thousandths += face.width(codePoint);
        }

        @Override
        public void takeFramed(EmbeddedFont face, int codePoint) {
            take(face, codePoint);
        }
    }

    /** Hands over every character, with the font that has it, or else to be framed. */
    public void forEach(PaperFont font, String text, CharacterSink sink) {
        EmbeddedFont base = font.base();
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (DefaultIgnorable.contains(codePoint) || (base.has(codePoint) && !isPrivate(codePoint))) {
                sink.take(base, codePoint);
            } else {
                takeFromFallbacks(font, codePoint, sink);
            }
        }
    }

    private void takeFromFallbacks(PaperFont font, int codePoint, CharacterSink sink) {
        if (isPrivate(codePoint)) {
            sink.takeFramed(font.base(), codePoint);
            return;
        }
        int shown = codePoint;
        EmbeddedFont face = font.faceOf(shown);
        if (face == null) {
            shown = standIn(codePoint);
            face = font.faceOf(shown);
        }
        if (face == null) {
            sink.takeFramed(font.base(), codePoint);
        } else {
            sink.take(face, shown);
        }
    }

    /** Fonts that have such a character mean something by it that only they know. */
    private static boolean isPrivate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && Character.getType(codePoint) == Character.PRIVATE_USE;
    }

    /** What is shown for a character that no font has, if a font has that. */
    private int standIn(int codePoint) {
        if (Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint)) {
            return ' ';
        }
        // Fonts lack the contextual forms of some Arabic letters, and have the letters.
        return bidi.isLiveImplementation()
                ? bidi.deshapeText(Character.toString(codePoint)).codePointAt(0)
                : codePoint;
    }
}
