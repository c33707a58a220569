package io.quittance.pdf;

import io.quittance.bitcoin.QrCode;
import io.quittance.pdf.file.Picture;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a PDF is made of. A document with a long table is rendered in parts, so that the memory it takes does not grow
 * with its length.
 *
 * @param template path below {@code templates/} of the Handlebars template ({@code .hbs}) and its style sheets
 *     ({@code .css}, {@code -first.css} for what is different on the first page, and {@code -tight.css} for what is
 *     where that saves a second page), without the ending
 * @param rows of the table that may be long; each is one {@code tr} in the body of a table
 * @param model records, lists and maps that the template reads for a part; every value is escaped
 * @param pictures by the name that the template's {@code <img src>} has
 * @param qrCodes by the name that the template's {@code <object type="image/x-qr-code" data>} has
 */
public record PdfDocument(
        String template,
        int rows,
        Function<Part, Object> model,
        Map<String, Picture> pictures,
        Map<String, QrCode> qrCodes) {

    public PdfDocument {
        pictures = Map.copyOf(pictures);
        qrCodes = Map.copyOf(qrCodes);
    }

    /**
     * A stretch of the document that starts on a new page.
     *
     * @param from its first row
     * @param to the row after its last
     * @param last whether it has what follows the rows
     * @param pageCount is as wide as the number of pages in the whole document, and is to stand in an element with the
     *     attribute {@code data-late="page-count"}; null if the part is the whole document and the style sheet can count
     */
    public record Part(
            int from, int to, boolean last, @Nullable String pageCount) {

        /** Whether it has what goes before the rows. */
        public boolean first() {
            return from == 0;
        }
    }
}
