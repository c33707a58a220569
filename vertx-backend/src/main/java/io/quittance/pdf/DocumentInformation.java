package io.quittance.pdf;

import io.quittance.pdf.file.PdfFile;
import io.quittance.pdf.file.Resources;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the head of the HTML says of the document, as a PDF says it: twice, and the same both times. */
record DocumentInformation(String title, String author, String subject, String language, OffsetDateTime createdAt) {

    private static final String PRODUCER = "Quittance";
    private static final DateTimeFormatter PDF_DATE = DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'Z'", Locale.ROOT);

    /** PDF/A wants the schemas described that it does not know itself; of ours that is PDF/UA's. */
    private static final String XMP = Resources.text("templates/metadata.xmp");

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static DocumentInformation of(Document html) {
        Element root = html.getDocumentElement();
        return new DocumentInformation(
                root.getElementsByTagName("title").item(0).getTextContent(),
                meta(root, "author"),
                meta(root, "subject"),
                root.getAttribute("lang"),
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    }

    private static String meta(Element root, String name) {
        NodeList metas = root.getElementsByTagName("meta");
        for (int i = 0; i < metas.getLength(); i++) {
            Element meta = (Element) metas.item(i);
            if (meta.getAttribute("name").equals(name)) {
                return meta.getAttribute("content");
            }
        }
        return "";
    }

    /** Writes the information dictionary and returns its object. */
    int write(PdfFile pdf) {
        int number = pdf.reserve();
        pdf.object(number)
                .ascii("<</Title")
                .text(title)
                .ascii("/Author")
                .text(author)
                .ascii("/Subject")
                .text(subject)
                .ascii("/Producer(" + PRODUCER + ")/CreationDate(" + PDF_DATE.format(createdAt) + ")>>");
        return number;
    }

    /** Writes the same as XMP, which is never compressed, and returns its object. */
    int writeXmp(PdfFile pdf) {
        Map<String, String> values = Map.of(
                "producer", PRODUCER,
                "createdAt", createdAt.toString(),
                "title", escape(title),
                "author", escape(author),
                "subject", escape(subject));
        // All in one go: a value may hold what looks like the place of another.
        byte[] xmp = PLACE.matcher(XMP)
                .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))))
                .getBytes(StandardCharsets.UTF_8);
        int number = pdf.reserve();
        pdf.storedStream(number, "/Type/Metadata/Subtype/XML", xmp, xmp.length);
        return number;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
