package io.quittance.pdf;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import io.quittance.pdf.PdfDocument.Part;
import io.quittance.pdf.file.ColorProfile;
import io.quittance.pdf.font.Fonts;
import io.quittance.pdf.page.Layout;
import io.quittance.pdf.page.TemplateStyles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * Turns documents into tagged PDF/A-2a and PDF/UA-1 files. Templates, style sheets and fonts are parsed once and kept:
 * make one renderer for each worker thread and use it for long. Not safe for use by several threads at a time.
 */
public final class PdfRenderer {

    /** Rows laid out at a time: about 1 MB of boxes for every hundred. */
    private static final int ROWS_AT_A_TIME = 500;

    /** About so many. */
    private static final int ROWS_ON_A_PAGE = 19;

    private final Handlebars handlebars;
    private final Map<String, CompiledTemplate> templates = new HashMap<>();
    private final HtmlParser parser = new HtmlParser();
    private final Fonts fonts;
    private final ColorProfile profile = new ColorProfile();

    /** One for long: making one is dearer than a small document. Speed counts more than the last tenth of size. */
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

    private record CompiledTemplate(Template html, TemplateStyles first, TemplateStyles further, TemplateStyles tight) {

        TemplateStyles styles(Part part) {
            return part.first() ? first : further;
        }
    }

    /** @param handlebars finds templates by their path below {@code templates/} */
    PdfRenderer(Handlebars handlebars, Fonts fonts) {
        this.handlebars = handlebars;
        this.fonts = fonts;
    }

    /** The file's bytes. */
    public byte[] render(PdfDocument document) {
        CompiledTemplate template = templates.computeIfAbsent(document.template(), this::compile);
        try {
            if (document.rows() <= ROWS_AT_A_TIME) {
                Typesetter typesetter = typesetter(document);
                Part whole = new Part(0, document.rows(), true, null);
                org.w3c.dom.Document page = page(document, template, whole);
                typesetter.append(layOutOnFewPages(typesetter, page, template), Integer.MAX_VALUE);
                return typesetter.finish();
            }
            // The number of pages is only known at the end, and how wide it is only guessed: seldom wrongly.
            String guess = pageCountOf(document.rows() / ROWS_ON_A_PAGE);
            Typesetter typesetter = appendParts(document, template, guess);
            String pageCount = pageCountOf(typesetter.pages());
            if (!pageCount.equals(guess)) {
                typesetter = appendParts(document, template, pageCount);
            }
            return typesetter.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tighter where that saves a second page. */
    private static Layout layOutOnFewPages(
            Typesetter typesetter, org.w3c.dom.Document page, CompiledTemplate template) {
        Layout layout = typesetter.layOut(page, template.first());
        if (!layout.almostFitsOnePage()) {
            return layout;
        }
        Layout tight = typesetter.layOut(page, template.tight());
        return tight.pages().size() == 1 ? tight : layout;
    }

    /** Cuts a long document where a page ends anyway. */
    private Typesetter appendParts(PdfDocument document, CompiledTemplate template, String pageCount)
            throws IOException {
        Typesetter typesetter = typesetter(document);
        int from = 0;
        while (from < document.rows()) {
            boolean last = document.rows() - from <= ROWS_AT_A_TIME;
            Part part = new Part(from, last ? document.rows() : from + ROWS_AT_A_TIME, last, pageCount);
            Layout layout = layout(typesetter, document, template, part);
            typesetter.append(layout, last ? Integer.MAX_VALUE : layout.pages().size() - 1);
            from = last ? document.rows() : from + layout.rowsBeforeLastPage();
        }
        return typesetter;
    }

    /** As wide as the number: all digits are. */
    private static String pageCountOf(int pages) {
        return "0".repeat(Integer.toString(pages).length());
    }

    private Layout layout(Typesetter typesetter, PdfDocument document, CompiledTemplate template, Part part)
            throws IOException {
        return typesetter.layOut(page(document, template, part), template.styles(part));
    }

    private Typesetter typesetter(PdfDocument document) {
        return new Typesetter(fonts, document, profile, deflater);
    }

    private org.w3c.dom.Document page(PdfDocument document, CompiledTemplate template, Part part) throws IOException {
        Context context = Context.newBuilder(document.model().apply(part))
                .resolver(MapValueResolver.INSTANCE, MethodValueResolver.INSTANCE)
                .build();
        return parser.parse(template.html().apply(context));
    }

    private CompiledTemplate compile(String name) {
        try {
            return new CompiledTemplate(
                    handlebars.compile(name),
                    new TemplateStyles(List.of(name, name + "-first")),
                    new TemplateStyles(List.of(name)),
                    new TemplateStyles(List.of(name, name + "-first", name + "-tight")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
