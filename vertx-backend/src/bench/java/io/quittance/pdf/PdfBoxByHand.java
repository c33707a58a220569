package io.quittance.pdf;

import com.google.zxing.WriterException;
import io.quittance.invoice.Invoice;
import io.quittance.invoice.Line;
import io.quittance.pdf.font.Fonts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * One page drawn at fixed places with PDFBox: no HTML, no style sheet, no tags. Nobody would want to maintain it; it
 * shows what the drawing itself costs.
 */
final class PdfBoxByHand {

    private static final float LEFT = 51;
    private static final float ROW = 26;

    private final byte[] regularFile = new Fonts().named().get(0).bytes();
    private final byte[] boldFile = new Fonts().named().get(1).bytes();
    private final boolean cached;
    private final byte[] logo;
    private final TrueTypeFont regularFont;
    private final TrueTypeFont boldFont;
    private final byte[] logoColors;
    private final byte[] logoAlpha;

    /** @param cached keeps parsed fonts and the logo's compressed samples from one document to the next */
    PdfBoxByHand(boolean cached, byte[] logo) throws IOException {
        this.cached = cached;
        this.logo = logo;
        regularFont = new TTFParser().parse(new RandomAccessReadBuffer(regularFile));
        boldFont = new TTFParser().parse(new RandomAccessReadBuffer(boldFile));
        try (PDDocument scratch = new PDDocument()) {
            PDImageXObject image = decoded(scratch);
            logoColors = deflate(image);
            logoAlpha = deflate(image.getSoftMask());
        }
    }

    private static byte[] deflate(PDImageXObject image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var samples = image.createInputStream();
                var out = new DeflaterOutputStream(bytes)) {
            samples.transferTo(out);
        }
        return bytes.toByteArray();
    }

    byte[] render(Invoice invoice) throws IOException, WriterException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDFont regular = cached
                    ? PDType0Font.load(document, regularFont, true)
                    : PDType0Font.load(document, new ByteArrayInputStream(regularFile));
            PDFont bold = cached
                    ? PDType0Font.load(document, boldFont, true)
                    : PDType0Font.load(document, new ByteArrayInputStream(boldFile));
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(cached ? kept(document) : decoded(document), LEFT, 750, 98, 37);
                text(content, bold, 13, 160, 765, invoice.seller().name());
                text(content, regular, 19, 450, 760, invoice.number());
                text(content, bold, 9, LEFT, 690, invoice.buyer().name());
                float y = 600;
                for (Line line : invoice.lines()) {
                    text(
                            content,
                            regular,
                            9,
                            LEFT,
                            y,
                            line.description().lines().findFirst().orElse(""));
                    text(content, regular, 9, 330, y, line.quantity().toString());
                    text(content, regular, 9, 400, y, line.unitPrice().toBtc());
                    text(content, regular, 9, 480, y, line.total().toBtc());
                    content.addRect(LEFT, y - 8, 493, 0.6f);
                    content.fill();
                    y -= ROW;
                }
                text(content, bold, 21, 400, y, invoice.total().toBtc());
                text(content, regular, 9, 200, 150, invoice.payment().address().text());
                qrCode(document, content, invoice);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            document.save(out, cached ? CompressParameters.NO_COMPRESSION : CompressParameters.DEFAULT_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static void text(PDPageContentStream content, PDFont font, float size, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }

    private void qrCode(PDDocument document, PDPageContentStream content, Invoice invoice)
            throws IOException, WriterException {
        if (!cached) {
            PDImageXObject image = LosslessFactory.createFromImage(
                    document, BenchmarkInvoices.qrImage(invoice.payment().uri()));
            content.drawImage(image, LEFT, 80, 108, 108);
            return;
        }
        var code = invoice.payment().qrCode();
        float module = 108f / code.size();
        code.cover((column, row, columns, rows) -> {
            try {
                content.addRect(LEFT + column * module, 188 - (row + rows) * module, columns * module, rows * module);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        content.fill();
    }

    private PDImageXObject decoded(PDDocument document) throws IOException {
        return PDImageXObject.createFromByteArray(document, logo, "logo");
    }

    private PDImageXObject kept(PDDocument document) throws IOException {
        PDImageXObject image = new PDImageXObject(
                document,
                new ByteArrayInputStream(logoColors),
                COSName.FLATE_DECODE,
                BenchmarkInvoices.LOGO_WIDTH,
                BenchmarkInvoices.LOGO_HEIGHT,
                8,
                PDDeviceRGB.INSTANCE);
        PDImageXObject alpha = new PDImageXObject(
                document,
                new ByteArrayInputStream(logoAlpha),
                COSName.FLATE_DECODE,
                BenchmarkInvoices.LOGO_WIDTH,
                BenchmarkInvoices.LOGO_HEIGHT,
                8,
                PDDeviceGray.INSTANCE);
        image.getCOSObject().setItem(COSName.SMASK, alpha);
        return image;
    }
}
