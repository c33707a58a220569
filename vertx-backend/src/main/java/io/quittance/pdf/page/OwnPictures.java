package io.quittance.pdf.page;

import com.openhtmltopdf.extend.ReplacedElement;
import com.openhtmltopdf.extend.ReplacedElementFactory;
import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.render.BlockBox;
import io.quittance.bitcoin.QrCode;
import io.quittance.pdf.file.Picture;
import java.awt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The only pictures there are: {@code img} takes one of the document's own by name, {@code object} one of its QR codes. */
public final class OwnPictures implements ReplacedElementFactory {

    private final Map<String, Picture> pictures;
    private final Map<String, QrCode> qrCodes;
    private final List<String> names;

    public OwnPictures(Map<String, Picture> pictures, Map<String, QrCode> qrCodes) {
        this.pictures = pictures;
        this.qrCodes = qrCodes;
        this.names = new ArrayList<>(pictures.keySet());
    }

    /** All of them. The place in the list names the picture in the content of pages. */
    public List<Picture> all() {
        return names.stream().map(pictures::get).toList();
    }

    @Override
    public boolean isReplacedElement(@Nullable Element element) {
        return element != null && (isPicture(element) || isQrCode(element));
    }

    @Override
    public @Nullable ReplacedElement createReplacedElement(
            LayoutContext context, BlockBox box, UserAgentCallback agent, int cssWidth, int cssHeight) {
        Element element = box.getElement();
        if (element == null || !isReplacedElement(element)) {
            return null;
        }
        if (isQrCode(element)) {
            QrCode code = known(qrCodes.get(element.getAttribute("data")));
            return new Shown(cssWidth, cssHeight, -1, code);
        }
        String name = element.getAttribute("src");
        Picture picture = known(pictures.get(name));
        int dots = context.getDotsPerPixel();
        return new Shown(picture.width() * dots, picture.height() * dots, names.indexOf(name), null);
    }

    private static <T> T known(@Nullable T picture) {
        if (picture == null) {
            throw new IllegalStateException("The template wants a picture that the document does not have.");
        }
        return picture;
    }

    private static boolean isPicture(Element element) {
        return element.getNodeName().equals("img");
    }

    private static boolean isQrCode(Element element) {
        return element.getNodeName().equals("object")
                && element.getAttribute("type").equals("image/x-qr-code");
    }

    /** A picture or a QR code with its place on the paper, in dots. */
    static final class Shown implements ReplacedElement {

        private final int width;
        private final int height;
        private final int picture;
        private final @Nullable QrCode qrCode;
        private Point location = new Point(0, 0);

        private Shown(int width, int height, int picture, @Nullable QrCode qrCode) {
            this.width = width;
            this.height = height;
            this.picture = picture;
            this.qrCode = qrCode;
        }

        /** Null if it is a picture. */
        @Nullable
        QrCode qrCode() {
            return qrCode;
        }

        int picture() {
            return picture;
        }

        @Override
        public int getIntrinsicWidth() {
            return width;
        }

        @Override
        public int getIntrinsicHeight() {
            return height;
        }

        @Override
        public Point getLocation() {
            return location;
        }

        @Override
        public void setLocation(int x, int y) {
            location = new Point(x, y);
        }

        @Override
        public void detach(LayoutContext context) {
            // Holds nothing.
        }

        @Override
        public boolean isRequiresInteractivePaint() {
            return false;
        }

        @Override
        public boolean hasBaseline() {
            return false;
        }

        @Override
        public int getBaseline() {
            return 0;
        }
    }
}
