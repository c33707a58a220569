package io.quittance.pdf;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import io.quittance.pdf.PdfDocument.Part;
import io.quittance.pdf.Typesetter.Stretch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns documents into tagged PDF/A-2a and PDF/UA-1 files. Templates, style sheets and fonts are parsed once and kept:
 * make one renderer for each worker thread and use it for long. Not safe for use by several threads at a time.
 */
public final class PdfRenderer {

    /** Rows laid out at a time: about 1 MB of boxes for every hundred. */
    private static final int ROWS_AT_A_TIME = 500;

    private final Handlebars handlebars;
    private final Map<String, CompiledTemplate> templates = new HashMap<>();
    private final HtmlParser parser = new HtmlParser();
    private final FontShelf fonts;

    private record CompiledTemplate(Template html, TemplateStyles first, TemplateStyles further) {

        TemplateStyles styles(Part part) {
            return part.first() ? first : further;
        }
    }

    /** @param handlebars finds templates by their path below {@code templates/} */
    PdfRenderer(Handlebars handlebars, Fonts fonts) {
        this.handlebars = handlebars;
        this.fonts = new FontShelf(fonts);
    }

    /** The file's bytes. */
    public byte[] render(PdfDocument document) {
        CompiledTemplate template = templates.computeIfAbsent(document.template(), this::compile);
        try (Typesetter typesetter = new Typesetter(fonts, document.pictures())) {
            for (Part part : parts(document, template)) {
                typesetter.append(page(document, template, part), template.styles(part));
            }
            return typesetter.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Cuts a long document where a page ends anyway. For that, and for the number of pages, all of it is laid out once
     * before it is painted.
     */
    private List<Part> parts(PdfDocument document, CompiledTemplate template) throws IOException {
        if (document.rows() <= ROWS_AT_A_TIME) {
            return List.of(new Part(0, document.rows(), true, 0));
        }
        List<Integer> cuts = new ArrayList<>(List.of(0));
        int pages = 0;
        boolean last = false;
        while (!last) {
            int from = cuts.getLast();
            last = document.rows() - from <= ROWS_AT_A_TIME;
            Part part = new Part(from, last ? document.rows() : from + ROWS_AT_A_TIME, last, 1);
            try (Typesetter trial = new Typesetter(fonts, document.pictures())) {
                Stretch stretch = trial.measure(page(document, template, part), template.styles(part));
                pages += last ? stretch.pages() : stretch.fullPages();
                cuts.add(last ? document.rows() : from + stretch.rowsOnFullPages());
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            parts.add(new Part(cuts.get(i - 1), cuts.get(i), i == cuts.size() - 1, pages));
        }
        return parts;
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
                    new TemplateStyles(List.of(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
