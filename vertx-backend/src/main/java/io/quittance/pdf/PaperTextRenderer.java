package io.quittance.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.TextRenderer;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.FSFontMetrics;
import com.openhtmltopdf.render.JustificationInfo;
import com.openhtmltopdf.util.OpenUtil;

/** Measures text, and finds for each of its characters a font that has it. */
final class PaperTextRenderer implements TextRenderer {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int NOTHING = -1;

    /** What a width may be too large by before it counts as a dot more. */
    private static final float TOLERANCE = 0.01f;

    private final BidiReorderer bidi;

    PaperTextRenderer(BidiReorderer bidi) {
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
    interface CharacterSink {
        void take(EmbeddedFont face, int codePoint);
    }

    private static final class WidthSum implements CharacterSink {
        private float thousandths;

        @Override
        public void take(EmbeddedFont face, int codePoint) {
            thousandths += face.width(codePoint);
        }
    }

    /** Hands over every character that is shown, with the font that has it. */
    void forEach(PaperFont font, String text, CharacterSink sink) {
        EmbeddedFont base = font.base();
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (!OpenUtil.isSafeFontCodePointToPrint(codePoint)) {
                continue;
            }
            if (base.has(codePoint)) {
                sink.take(base, codePoint);
            } else {
                takeFromFallbacks(font, codePoint, sink);
            }
        }
    }

    private void takeFromFallbacks(PaperFont font, int codePoint, CharacterSink sink) {
        EmbeddedFont face = font.faceOf(codePoint);
        int shown = codePoint;
        if (face == null) {
            shown = standIn(codePoint);
            face = shown == NOTHING ? null : font.faceOf(shown);
        }
        if (face == null && shown != NOTHING) {
            shown = REPLACEMENT;
            face = font.faceOf(shown);
        }
        if (face != null) {
            sink.take(face, shown);
        }
    }

    /** What is shown for a character that no font has. */
    private int standIn(int codePoint) {
        if (!OpenUtil.isCodePointPrintable(codePoint)) {
            return NOTHING;
        }
        if (Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint)) {
            return ' ';
        }
        // Fonts lack the contextual forms of some Arabic letters, and have the letters.
        return bidi.isLiveImplementation()
                ? bidi.deshapeText(Character.toString(codePoint)).codePointAt(0)
                : REPLACEMENT;
    }
}
