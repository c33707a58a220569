package io.quittance.pdf;

import java.util.Map;
import java.util.function.Function;

/**
 * What a PDF is made of. A document with a long table is rendered in parts, so that the memory it takes does not grow
 * with its length.
 *
 * @param template path below {@code templates/} of the Handlebars template ({@code .hbs}) and its style sheets
 *     ({@code .css}, and {@code -first.css} for what is different on the first page), without the ending
 * @param rows of the table that may be long; each is one {@code tr} in the body of a table
 * @param model records, lists and maps that the template reads for a part; every value is escaped
 * @param pictures by the name that the template's {@code <img src>} has
 */
public record PdfDocument(String template, int rows, Function<Part, Object> model, Map<String, Picture> pictures) {

    public PdfDocument {
        pictures = Map.copyOf(pictures);
    }

    /**
     * A stretch of the document that starts on a new page.
     *
     * @param from its first row
     * @param to the row after its last
     * @param last whether it has what follows the rows
     * @param pages in the whole document, or 0 if the part is the whole document and the style sheet can count them
     */
    public record Part(int from, int to, boolean last, int pages) {

        /** Whether it has what goes before the rows. */
        public boolean first() {
            return from == 0;
        }
    }
}
