package io.quittance.pdf.font;

import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.FSFontMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A font as a style sheet asks for it.
 *
 * @param faces where a character is looked for, in this order
 * @param size in dots
 * @param weight that the style sheet wants; 400 is regular
 */
public record PaperFont(List<EmbeddedFont> faces, float size, int weight) implements FSFont {

    @Override
    public float getSize2D() {
        return size;
    }

    public EmbeddedFont base() {
        return faces.get(0);
    }

    /** The first face that has the character. */
    @Nullable
    public EmbeddedFont faceOf(int codePoint) {
        for (EmbeddedFont face : faces) {
            if (face.has(codePoint)) {
                return face;
            }
        }
        return null;
    }

    public FSFontMetrics metrics() {
        return new Metrics(size / 1000);
    }

    /**
     * Noto Sans's measures, for all fonts: a line's height and baseline are the same whichever fonts its characters
     * come from, and fallback fonts need not be read just to be measured.
     *
     * @param thousandth of the font's size, in dots
     */
    private record Metrics(float thousandth) implements FSFontMetrics {

        private static final int ASCENT = 1069;
        private static final int DESCENT = 293;
        private static final int STRIKETHROUGH_OFFSET = -320;
        private static final int LINE_THICKNESS = 50;
        private static final int UNDERLINE_OFFSET = 100;

        @Override
        public float getAscent() {
            return ASCENT * thousandth;
        }

        @Override
        public float getDescent() {
            return DESCENT * thousandth;
        }

        @Override
        public float getStrikethroughOffset() {
            return STRIKETHROUGH_OFFSET * thousandth;
        }

        @Override
        public float getStrikethroughThickness() {
            return LINE_THICKNESS * thousandth;
        }

        @Override
        public float getUnderlineOffset() {
            return UNDERLINE_OFFSET * thousandth;
        }

        @Override
        public float getUnderlineThickness() {
            return LINE_THICKNESS * thousandth;
        }
    }
}
