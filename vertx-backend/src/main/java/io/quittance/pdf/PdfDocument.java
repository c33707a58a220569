package io.quittance.pdf;

import java.util.Map;

/**
 * What a PDF is made of.
 *
 * @param template path below {@code templates/} of the Handlebars template ({@code .hbs}) and its style sheet
 *     ({@code .css}), without the ending
 * @param model records, lists and maps that the template reads; every value is escaped
 * @param pictures by the name that the template's {@code <img src>} has
 */
public record PdfDocument(String template, Object model, Map<String, Picture> pictures) {

    public PdfDocument {
        pictures = Map.copyOf(pictures);
    }
}
