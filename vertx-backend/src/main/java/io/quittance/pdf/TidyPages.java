package io.quittance.pdf;

import com.openhtmltopdf.pdfboxout.PageSupplier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pages and, as soon as one is painted, takes out what the layout library writes needlessly: an artifact with
 * a property list of its own for the background of every box, even where nothing is painted. In a long table these are
 * most of the file's objects, and most of the memory it takes to save it.
 */
final class TidyPages implements PageSupplier {

    /** A line of content. Strings never hold a line end, so a whole line is never part of one. */
    private static final Pattern ARTIFACT = Pattern.compile("/Artifact /(Prop[0-9]+) BDC");

    private static final String END = "EMC";
    private static final COSName PAGINATION = COSName.getPDFName("Pagination");

    private @Nullable PDPage painted;

    @Override
    public PDPage requestPage(PDDocument document, float width, float height, int number, int shadowNumber) {
        finish(document);
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        painted = page;
        return page;
    }

    /** To be called once more after the last page is painted. */
    void finish(PDDocument document) {
        if (painted != null) {
            try {
                tidy(painted, document);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            painted = null;
        }
    }

    private static void tidy(PDPage page, PDDocument document) throws IOException {
        PDResources resources = page.getResources();
        byte[] content;
        try (InputStream in = page.getContents()) {
            content = withoutEmptyArtifacts(in.readAllBytes(), resources);
        }
        PDStream tidy = new PDStream(document);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(tidy.getCOSObject().createRawOutputStream(), fast)) {
            out.write(content);
        } finally {
            fast.end();
        }
        tidy.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
        page.setContents(tidy);
        resources.getCOSObject().removeItem(COSName.PROPERTIES);
    }

    private static byte[] withoutEmptyArtifacts(byte[] content, PDResources resources) {
        // One byte is one character; the operators are ASCII, strings are left alone.
        String[] lines = new String(content, StandardCharsets.ISO_8859_1).split("\n", -1);
        StringBuilder tidy = new StringBuilder(content.length);
        for (int i = 0; i < lines.length; i++) {
            Matcher artifact = ARTIFACT.matcher(lines[i]);
            if (!artifact.matches()) {
                tidy.append(lines[i]).append('\n');
            } else if (i + 1 < lines.length && lines[i + 1].equals(END)) {
                i++;
            } else {
                tidy.append(
                        isPagination(resources, artifact.group(1))
                                ? "/Artifact <</Type /Pagination>> BDC\n"
                                : "/Artifact BMC\n");
            }
        }
        return tidy.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isPagination(PDResources resources, String property) {
        COSDictionary properties = resources.getCOSObject().getCOSDictionary(COSName.PROPERTIES);
        COSDictionary list = properties == null ? null : properties.getCOSDictionary(COSName.getPDFName(property));
        return list != null && PAGINATION.equals(list.getCOSName(COSName.TYPE));
    }
}
