package io.quittance.pdf;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import com.google.zxing.WriterException;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quittance.invoice.Invoice;
import io.quittance.invoice.InvoicePaper;
import io.quittance.pdf.PdfDocument.Part;
import io.quittance.pdf.file.Resources;
import io.quittance.pdf.font.Fonts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The library as its guide shows it: a string of HTML, style sheet and pictures inside as data URIs, fonts from their
 * files, everything made anew for every document, and neither tags nor PDF/A.
 */
final class PlainOpenHtmlToPdf {

    private static final Pattern QR_OBJECT = Pattern.compile("<object [^>]*></object>");

    private final String style =
            Resources.text("templates/invoice/invoice.css") + Resources.text("templates/invoice/invoice-first.css");
    private final Fonts fonts = new Fonts();

    private final Template template;

    PlainOpenHtmlToPdf() throws IOException {
        template = BenchmarkInvoices.handlebars().compile("invoice/invoice");
    }

    /** @param logo the file, or empty */
    byte[] render(Invoice invoice, byte[] logo) throws IOException, WriterException {
        PdfDocument document = InvoicePaper.of(invoice);
        String html =
                template.apply(Context.newBuilder(document.model().apply(new Part(0, document.rows(), true, null)))
                        .resolver(MapValueResolver.INSTANCE, MethodValueResolver.INSTANCE)
                        .build());
        byte[] qrCode =
                ExamplePictures.file(BenchmarkInvoices.qrImage(invoice.payment().uri()), "png");
        String whole = QR_OBJECT
                .matcher(html)
                .replaceFirst("<img style=\"width: 38mm; height: 38mm\" src=\"" + dataUri(qrCode) + "\"/>")
                .replace("src=\"logo\"", "src=\"" + dataUri(logo) + "\"")
                .replace("</head>", "<style>" + style + "</style></head>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder =
                new PdfRendererBuilder().withHtmlContent(whole, null).toStream(out);
        for (Fonts.Font font : fonts.named()) {
            builder.useFont(
                    () -> new ByteArrayInputStream(font.bytes()), font.family(), font.weight(), FontStyle.NORMAL, true);
        }
        builder.run();
        return out.toByteArray();
    }

    private static String dataUri(byte[] picture) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
    }
}
