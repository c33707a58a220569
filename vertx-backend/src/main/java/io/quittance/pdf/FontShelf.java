package io.quittance.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import com.openhtmltopdf.pdfboxout.PdfBoxRawPDFontMetrics;
import io.quittance.pdf.Fonts.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One renderer's parsed fonts. A font is parsed when a document first needs it, and embedded by subset. */
final class FontShelf {

    private final Fonts fonts;
    private final Map<String, TrueTypeFont> parsed = new HashMap<>();
    private final BaseMetrics metrics = new BaseMetrics();

    FontShelf(Fonts fonts) {
        this.fonts = fonts;
    }

    /** @param embedded the fonts that the document has already, by name; more are added when they are needed */
    void lendTo(PdfBoxFontResolver resolver, PDDocument document, Map<String, PDFont> embedded) {
        for (Font font : fonts.named()) {
            resolver.addFont(
                    supplier(font, document, embedded),
                    font.family(),
                    font.weight(),
                    IdentValue.NORMAL,
                    true,
                    FontGroup.MAIN);
        }
        for (Font font : fonts.fallbacks()) {
            resolver.addFont(
                    supplier(font, document, embedded),
                    font.family(),
                    font.weight(),
                    IdentValue.NORMAL,
                    true,
                    FontGroup.PRE_BUILT_IN_FALLBACK);
        }
    }

    FSCacheEx<String, FSCacheValue> metrics() {
        return metrics;
    }

    private PDFontSupplier supplier(Font font, PDDocument document, Map<String, PDFont> embedded) {
        return new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                return embedded.computeIfAbsent(font.name(), name -> embed(font, document));
            }
        };
    }

    private PDFont embed(Font font, PDDocument document) {
        try {
            return PDType0Font.load(document, parsed.computeIfAbsent(font.name(), name -> parse(font)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parse(Font font) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(font.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Noto Sans's measures, for all fonts: a line's height and baseline are the same whichever fonts its characters
     * come from, and fallback fonts need not be parsed just to be measured.
     */
    private static final class BaseMetrics implements FSCacheEx<String, FSCacheValue> {

        private final PdfBoxRawPDFontMetrics base = new PdfBoxRawPDFontMetrics(1069, 293, -320, 50, 100, 50, 293);

        @Override
        public void put(String font, FSCacheValue value) {
            throw new IllegalStateException("All metrics are known.");
        }

        @Override
        public FSCacheValue get(String font, Callable<? extends FSCacheValue> loader) {
            return base;
        }

        @Override
        public FSCacheValue get(String font) {
            return base;
        }
    }
}
