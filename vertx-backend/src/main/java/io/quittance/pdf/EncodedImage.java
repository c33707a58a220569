package io.quittance.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * An 8-bit image as its compressed PDF stream, apart from any document.
 *
 * @param predictor parameters of the compression, if it has any
 * @param gray gray instead of RGB
 * @param alpha the transparency, if the image has any
 */
record EncodedImage(
        int width,
        int height,
        byte[] stream,
        COSName filter,
        @Nullable COSDictionary predictor,
        boolean gray,
        @Nullable EncodedImage alpha) {

    static EncodedImage of(PDImageXObject image) throws IOException {
        COSDictionary source = image.getCOSObject();
        PDImageXObject mask = image.getSoftMask();
        try (InputStream raw = image.getStream().getCOSObject().createRawInputStream()) {
            COSBase parameters = source.getDictionaryObject(COSName.DECODE_PARMS);
            return new EncodedImage(
                    image.getWidth(),
                    image.getHeight(),
                    raw.readAllBytes(),
                    source.getCOSName(COSName.FILTER),
                    parameters instanceof COSDictionary dictionary ? dictionary : null,
                    image.getColorSpace() == PDDeviceGray.INSTANCE,
                    mask == null ? null : of(mask));
        }
    }

    PDImageXObject toXObject(PDDocument document) throws IOException {
        PDImageXObject image = new PDImageXObject(
                document,
                new ByteArrayInputStream(stream),
                filter,
                width,
                height,
                Byte.SIZE,
                gray ? PDDeviceGray.INSTANCE : PDDeviceRGB.INSTANCE);
        if (predictor != null) {
            image.getCOSObject().setItem(COSName.DECODE_PARMS, new COSDictionary(predictor));
        }
        if (alpha != null) {
            image.getCOSObject().setItem(COSName.SMASK, alpha.toXObject(document));
        }
        return image;
    }
}
