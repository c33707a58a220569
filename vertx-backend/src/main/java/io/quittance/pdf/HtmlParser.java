package io.quittance.pdf;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what our templates write: well-formed HTML without a document type, so without entities of any kind. */
final class HtmlParser {

    private static final char REPLACEMENT = '\uFFFD';

    private final DocumentBuilder builder;

    HtmlParser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            builder = factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Document parse(String html) throws IOException {
        try {
            return builder.parse(new InputSource(new StringReader(sanitize(html))));
        } catch (SAXException e) {
            throw new IllegalStateException("A template made HTML that is not well formed.", e);
        }
    }

    /**
     * The text with U+FFFD in place of characters that XML cannot hold or that mean nothing: unpaired surrogates,
     * private use, unassigned. Variation selectors are left out: no font here has variants.
     */
    private static String sanitize(String html) {
        StringBuilder clean = new StringBuilder(html.length());
        for (int i = 0; i < html.length(); ) {
            int character = html.codePointAt(i);
            i += Character.charCount(character);
            if ((character >= ' ' && character < 0x7F) || character == '\n') {
                clean.append((char) character);
            } else if (!isVariationSelector(character)) {
                clean.appendCodePoint(isShown(character) ? character : REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
    }
}
