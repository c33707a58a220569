package io.quittance.pdf;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.util.XRLog;
import io.quittance.invoice.Invoice;
import io.quittance.invoice.InvoiceExamples;
import io.quittance.memory.MemoryBudget;
import io.quittance.pdf.file.Picture;
import io.quittance.pdf.font.Fonts;
import java.awt.image.BufferedImage;
import java.util.Map;

/** What is rendered, and with what. */
final class BenchmarkInvoices {

    static final int LOGO_WIDTH = 400;
    static final int LOGO_HEIGHT = 150;
    private static final int QR_PIXELS = 300;

    /** In turns, so that the fonts for all of them are needed. */
    private static final String[] SCRIPTS = {
        "Консультация по узлу", "Σύμβουλος κόμβου", "节点咨询服务", "ノードの設定", "노드 상담", "استشارة العقدة", "ייעוץ צומת", "₿ → ✓"
    };

    private BenchmarkInvoices() {}

    static Handlebars handlebars() {
        return new Handlebars()
                .with(new ClassPathTemplateLoader("/templates", ".hbs"))
                .with(new ConcurrentMapTemplateCache());
    }

    static PdfRenderer renderer() {
        XRLog.setLoggingEnabled(false);
        return new PdfRenderer(handlebars(), new Fonts());
    }

    static Invoice invoice(int lines, String logo, String script) {
        boolean mixed = script.equals("mixed");
        boolean typical = lines == 8 && !mixed;
        InvoiceExamples example = typical ? InvoiceExamples.typical() : new InvoiceExamples();
        for (int i = 1; !typical && i <= lines; i++) {
            String details = i % 3 == 0 ? "\nBatch " + i + " of the yearly agreement" : "";
            String name = mixed ? SCRIPTS[i % SCRIPTS.length] : "Position";
            example.line(name + " " + i + details, i % 2 == 0 ? "2.5" : "1", 1_000 + i);
        }
        if (!logo.equals("none")) {
            example.logo(Picture.decode(file(logo), new MemoryBudget(Long.MAX_VALUE)::take));
        }
        return example.build();
    }

    static byte[] file(String logo) {
        int type = logo.equals("rgba") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return ExamplePictures.file(
                ExamplePictures.disc(LOGO_WIDTH, LOGO_HEIGHT, type), logo.equals("jpeg") ? "jpeg" : "png");
    }

    /** A QR code the way guides draw it: pixel by pixel. */
    static BufferedImage qrImage(String text) throws WriterException {
        BitMatrix bits = new QRCodeWriter()
                .encode(
                        text,
                        BarcodeFormat.QR_CODE,
                        QR_PIXELS,
                        QR_PIXELS,
                        Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        BufferedImage image = new BufferedImage(QR_PIXELS, QR_PIXELS, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < QR_PIXELS; y++) {
            for (int x = 0; x < QR_PIXELS; x++) {
                image.setRGB(x, y, bits.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        return image;
    }
}
