package io.quittance.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.newtable.TableRowBox;
import com.openhtmltopdf.newtable.TableSectionBox;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Bidi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.w3c.dom.Document;

/** One file in the making. Part after part is laid out, painted and forgotten; fonts and structure are joined. */
final class Typesetter implements AutoCloseable {

    private final FontShelf fonts;
    private final Map<String, Picture> pictures;
    private final PDDocument file = new PDDocument();
    private final Map<String, PDFont> embedded = new HashMap<>();
    private final TidyPages pages = new TidyPages();
    private final JoinedStructure structure = new JoinedStructure();

    /**
     * What a part takes up.
     *
     * @param fullPages pages before its last
     * @param rowsOnFullPages rows that end on them
     */
    record Stretch(int pages, int fullPages, int rowsOnFullPages) {}

    Typesetter(FontShelf fonts, Map<String, Picture> pictures) {
        this.fonts = fonts;
        this.pictures = pictures;
    }

    /** Lays the part out without painting it. */
    Stretch measure(Document part, TemplateStyles styles) {
        try (PdfBoxRenderer renderer = open(part, styles)) {
            renderer.layout();
            List<PageBox> laidOut = renderer.getRootBox().getLayer().getPages();
            return new Stretch(
                    laidOut.size(),
                    laidOut.size() - 1,
                    rowsAbove(laidOut.getLast().getTop(), renderer.getRootBox()));
        }
    }

    /** Adds the part's pages. */
    void append(Document part, TemplateStyles styles) throws IOException {
        try (PdfBoxRenderer renderer = open(part, styles)) {
            renderer.createPDFWithoutClosing();
        }
        structure.add(file);
    }

    byte[] finish() throws IOException {
        pages.finish(file);
        structure.finish(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        file.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private PdfBoxRenderer open(Document part, TemplateStyles styles) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withW3cDocument(part, null)
                .usePDDocument(file)
                .useInitialPageNumber(file.getNumberOfPages() + 1)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
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
        if (file.getNumberOfPages() == 0) {
            builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        }
        String text = part.getDocumentElement().getTextContent();
        if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(new ICUBidiReorderer());
        }
        PdfBoxRenderer renderer = builder.buildPdfRenderer();
        fonts.lendTo(renderer.getFontResolver(), file, embedded);
        renderer.getSharedContext().setReplacedElementFactory(new OwnPictures(pictures, file));
        return renderer;
    }

    private static int rowsAbove(int y, Box box) {
        if (box instanceof TableRowBox row && isBodyRow(row)) {
            return row.getAbsY() + row.getHeight() <= y ? 1 : 0;
        }
        int rows = 0;
        for (int i = 0; i < box.getChildCount(); i++) {
            rows += rowsAbove(y, box.getChild(i));
        }
        return rows;
    }

    private static boolean isBodyRow(TableRowBox row) {
        return row.getElement() != null
                && row.getElement().getNodeName().equals("tr")
                && row.getParent() instanceof TableSectionBox section
                && !section.isHeader();
    }
}
