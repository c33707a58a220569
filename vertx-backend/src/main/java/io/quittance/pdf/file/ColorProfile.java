package io.quittance.pdf.file;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;

/** Says what red, green and blue are: sRGB. PDF/A wants it in every file; it is compressed once. */
public final class ColorProfile {

    private final byte[] compressed;

    public ColorProfile() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        compressed = bytes.toByteArray();
    }

    /** Writes the output intent and returns its object. */
    public int write(PdfFile pdf) {
        int stream = pdf.reserve();
        pdf.storedStream(stream, "/N 3/Alternate/DeviceRGB/Filter/FlateDecode", compressed, compressed.length);
        int intent = pdf.reserve();
        pdf.object(intent)
                .ascii("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)")
                .ascii("/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)")
                .ascii("/DestOutputProfile " + stream + " 0 R>>");
        return intent;
    }
}
