package io.quittance.pdf;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;

/**
 * Turns documents into tagged PDF/A-2a and PDF/UA-1 files. Templates, style sheets and fonts are parsed once and kept:
 * make one renderer for each worker thread and use it for long. Not safe for use by several threads at a time.
 */
public final class PdfRenderer {

    private final Handlebars handlebars;
    private final Map<String, CompiledTemplate> templates = new HashMap<>();
    private final HtmlParser parser = new HtmlParser();
    private final FontShelf fonts;
    private final byte[] colorProfile =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private record CompiledTemplate(Template html, TemplateStyles styles) {}

    /** @param handlebars finds templates by their path below {@code templates/} */
    PdfRenderer(Handlebars handlebars, Fonts fonts) {
        this.handlebars = handlebars;
        this.fonts = new FontShelf(fonts);
    }

    /** The file's bytes. */
    public byte[] render(PdfDocument document) {
        CompiledTemplate template = templates.computeIfAbsent(document.template(), this::compile);
        try (PDDocument pdf = new PDDocument()) {
            String html = HtmlParser.sanitize(template.html().apply(context(document.model())));
            layOut(pdf, parser.parse(html), html, template.styles(), document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompiledTemplate compile(String name) {
        try {
            return new CompiledTemplate(handlebars.compile(name), new TemplateStyles(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Context context(Object model) {
        return Context.newBuilder(model)
                .resolver(MapValueResolver.INSTANCE, MethodValueResolver.INSTANCE)
                .build();
    }

    private void layOut(PDDocument pdf, Document dom, String html, TemplateStyles styles, PdfDocument document)
            throws IOException {
        TidyPages pages = new TidyPages();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withW3cDocument(dom, null)
                .usePDDocument(pdf)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(colorProfile)
                .withProducer("Quittance")
                .useNamespaceHandler(styles)
                .usePageSupplier(pages)
                // Leaves page content uncompressed, for the page supplier to compress.
                .testMode(true)
                .useCacheStore(CacheStore.PDF_FONT_METRICS, fonts.metrics())
                .useReplacementText("\uFFFD")
                .useUriResolver((base, uri) -> null)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        if (Bidi.requiresBidi(html.toCharArray(), 0, html.length())) {
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(new ICUBidiReorderer());
        }
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            fonts.lendTo(renderer.getFontResolver(), pdf);
            renderer.getSharedContext().setReplacedElementFactory(new OwnPictures(document.pictures(), pdf));
            renderer.createPDFWithoutClosing();
            pages.finish(pdf);
        }
    }
}
