package io.quittance.pdf;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.ReplacedElement;
import com.openhtmltopdf.extend.ReplacedElementFactory;
import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.pdfboxout.PdfBoxImage;
import com.openhtmltopdf.pdfboxout.PdfBoxImageElement;
import com.openhtmltopdf.pdfboxout.PdfBoxObjectDrawerReplacedElement;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.RenderingContext;
import io.quittance.bitcoin.QrCode;
import java.awt.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The only pictures there are: {@code img} takes one of the document's own by name, {@code object} draws a QR code. */
final class OwnPictures implements ReplacedElementFactory {

    private static final FSRGBColor BLACK = new FSRGBColor(0, 0, 0);

    private final Map<String, Picture> pictures;
    private final PDDocument document;

    OwnPictures(Map<String, Picture> pictures, PDDocument document) {
        this.pictures = pictures;
        this.document = document;
    }

    @Override
    public boolean isReplacedElement(@Nullable Element element) {
        return element != null && (isPicture(element) || isQrCode(element));
    }

    @Override
    public @Nullable ReplacedElement createReplacedElement(
            LayoutContext context, BlockBox box, UserAgentCallback agent, int cssWidth, int cssHeight) {
        Element element = box.getElement();
        if (element == null) {
            return null;
        }
        if (isQrCode(element)) {
            return new PdfBoxObjectDrawerReplacedElement(
                    element, OwnPictures::drawQrCode, cssWidth, cssHeight, context.getSharedContext());
        }
        return isPicture(element) ? picture(element, context) : null;
    }

    private ReplacedElement picture(Element element, LayoutContext context) {
        String name = element.getAttribute("src");
        Picture picture = pictures.get(name);
        if (picture == null) {
            throw new IllegalStateException("The template wants a picture that the document does not have.");
        }
        int dots = context.getDotsPerPixel();
        try {
            PdfBoxImage image = new PdfBoxImage(
                    new byte[0], name, picture.width() * dots, picture.height() * dots, picture.toXObject(document));
            return new PdfBoxImageElement(element, image, context.getSharedContext(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Map<Shape, String> drawQrCode(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        device.setColor(BLACK);
        device.fill(QrCode.of(element.getAttribute("data")).outline(x, y, Math.min(width, height)));
        return null;
    }

    private static boolean isPicture(Element element) {
        return element.getNodeName().equals("img");
    }

    private static boolean isQrCode(Element element) {
        return element.getNodeName().equals("object")
                && element.getAttribute("type").equals("image/x-qr-code");
    }
}
