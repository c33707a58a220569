package io.quittance.load.check;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The QR code on a document's last page, as a wallet reads it. */
final class PaymentCode {

    /** Looked at more than once, as a camera does: at any one size this reader overlooks a hundredth of all good codes. */
    private static final int[] SCAN_DPI = {200, 150, 300};

    private PaymentCode() {}

    /** What is wrong with it; empty if it means what the payment URI means. */
    static List<String> faults(byte[] pdf, String paymentUri) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer pages = new PDFRenderer(document);
            for (int dpi : SCAN_DPI) {
                Optional<String> text = scan(pages.renderImageWithDPI(document.getNumberOfPages() - 1, dpi));
                if (text.isPresent()) {
                    return meansTheSame(text.get(), paymentUri)
                            ? List.of()
                            : List.of("the code says " + text.get() + ", not " + paymentUri);
                }
            }
            return List.of("no code can be scanned on the last page");
        }
    }

    private static Optional<String> scan(BufferedImage page) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException overlooked) {
            return Optional.empty();
        }
    }

    /**
     * Whether two payment URIs are the same to a wallet: schemes and bech32 addresses may be written in upper case, to
     * make the code smaller; nothing else may differ.
     */
    static boolean meansTheSame(String scanned, String uri) {
        int query = uri.indexOf('?');
        if (scanned.length() != uri.length() || !scanned.substring(query).equals(uri.substring(query))) {
            return false;
        }
        String target = scanned.substring(0, query);
        boolean bech32 = uri.regionMatches(true, 0, "bitcoin:bc1", 0, 11);
        return target.equals(uri.substring(0, query)) || (bech32 && target.equalsIgnoreCase(uri.substring(0, query)));
    }
}
