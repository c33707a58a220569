package io.quittance.pdf;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What a reader, a scanner and a validator find in a PDF. */
public final class PdfProbe implements AutoCloseable {

    /** 18 mm in points. */
    private static final float SIDE_MARGIN = 51.02f;

    private static final float TOLERANCE = 0.6f;

    /** Resolutions of office scanners, in the order in which they are tried. */
    private static final int[] SCAN_DPI = {200, 150, 300};

    private final byte[] file;
    private final PDDocument document;

    public PdfProbe(byte[] file) {
        this.file = file;
        try {
            document = Loader.loadPDF(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    public PDDocument document() {
        return document;
    }

    /** The text as a person would copy it. */
    public String text() {
        try {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far below the upper edge of its page a text stands, which is on one line, in points. */
    public float yOf(String text) {
        return glyphs(text).getFirst().getYDirAdj();
    }

    /** How far from the left edge of its page the first line with a text ends, in points. */
    public float endOf(String text) {
        TextPosition last = lineFrom(text).getLast();
        return last.getXDirAdj() + last.getWidthDirAdj();
    }

    /** The glyphs of a text, which is on one line. */
    public List<TextPosition> glyphs(String text) {
        return lineFrom(text).subList(0, text.length());
    }

    /** The glyphs of the first line that has a text, from there on. */
    private List<TextPosition> lineFrom(String text) {
        List<List<TextPosition>> found = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String line, List<TextPosition> glyphs) {
                int at = line.indexOf(text);
                if (at >= 0) {
                    found.add(List.copyOf(glyphs.subList(at, glyphs.size())));
                }
            }
        };
        try {
            stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.getFirst();
    }

    /** The text of one page, from 1. */
    public String text(int page) {
        try {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with it as PDF/A-2a and PDF/UA-1; empty if nothing. */
    public List<String> violations() {
        Locale locale = Locale.getDefault();
        // The validator lowers its own key words by the default locale, and fails every file in Turkish.
        Locale.setDefault(Locale.ROOT);
        try {
            return validate();
        } finally {
            Locale.setDefault(locale);
        }
    }

    private List<String> validate() {
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> flavours = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
        List<String> violations = new ArrayList<>();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), PDFAFlavour.PDFA_2_A);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavours, 1, false, false, false)) {
            for (ValidationResult result : validator.validateAll(parser)) {
                for (TestAssertion failed : result.getTestAssertions()) {
                    violations.add(result.getPDFAFlavour() + ", "
                            + failed.getRuleId().getClause() + ": " + failed.getMessage());
                }
                if (!result.isCompliant()) {
                    violations.add(result.getPDFAFlavour() + " is not met");
                }
            }
        } catch (EncryptedPdfException | ModelParsingException | ValidationException | IOException e) {
            throw new IllegalStateException(e);
        }
        return violations;
    }

    /** What a scanner reads from the QR codes: of each page with a link, because each code is one. */
    public List<String> scannedCodes() {
        List<String> codes = new ArrayList<>();
        try {
            for (int page = 0; page < pages(); page++) {
                if (!document.getPage(page).getAnnotations().isEmpty()) {
                    codes.add(scan(page));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    /** Looks more than once, as a camera does: at any one size this reader overlooks a hundredth of all good codes. */
    private String scan(int page) throws IOException {
        ReaderException overlooked = null;
        for (int dpi : SCAN_DPI) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, dpi);
            try {
                return new QRCodeReader()
                        .decode(
                                new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))),
                                Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText();
            } catch (ReaderException e) {
                overlooked = e;
            }
        }
        throw new IllegalStateException("No QR code can be read.", overlooked);
    }

    /** The types of all tags in the order in which they are read. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        collectTags(document.getDocumentCatalog().getStructureTreeRoot(), tags);
        return tags;
    }

    private static void collectTags(PDStructureNode node, List<String> tags) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                collectTags(element, tags);
            }
        }
    }

    /** The URIs of all links. */
    public List<String> links() {
        List<String> links = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            try {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI uri) {
                        links.add(uri.getURI());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return links;
    }

    /** Glyphs that reach over the side margins or off the page, and glyphs that their font lacks; empty if all is well. */
    public List<String> strayGlyphs() {
        GlyphCheck check = new GlyphCheck();
        try {
            check.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return check.stray;
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class GlyphCheck extends PDFTextStripper {

        final List<String> stray = new ArrayList<>();

        @Override
        protected void processTextPosition(TextPosition glyph) {
            float left = glyph.getXDirAdj();
            boolean outside = left < SIDE_MARGIN - TOLERANCE
                    || left + glyph.getWidthDirAdj() > glyph.getPageWidth() - SIDE_MARGIN + TOLERANCE
                    || glyph.getYDirAdj() < 0
                    || glyph.getYDirAdj() > glyph.getPageHeight();
            if (!glyph.getUnicode().isBlank() && (outside || isMissing(glyph))) {
                stray.add("page " + getCurrentPageNo() + ": " + glyph.getUnicode() + " at " + left + ", "
                        + glyph.getYDirAdj());
            }
        }

        private static boolean isMissing(TextPosition glyph) {
            try {
                for (int code : glyph.getCharacterCodes()) {
                    if (!(glyph.getFont() instanceof PDType0Font font) || font.codeToGID(code) == 0) {
                        return true;
                    }
                }
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
