package io.quittance.pdf;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads what our templates write: well-formed HTML without a document type, so without entities of any kind.
 *
 * <p>By a stream reader, since Java's parser of whole documents sets up validation against document types each time, by a
 * method that keeps the JVM's optimizing compiler busy for a quarter of a minute.
 */
final class HtmlParser {

    private static final char REPLACEMENT = '\uFFFD';

    private final XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    private final DocumentBuilder documents;

    HtmlParser() {
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            documents = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Document parse(String html) {
        try {
            XMLStreamReader reader = readers.createXMLStreamReader(new StringReader(sanitize(html)));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A template made HTML that is not well formed.", e);
        }
    }

    private Document read(XMLStreamReader reader) throws XMLStreamException {
        Document document = documents.newDocument();
        // The reader has checked the names.
        document.setStrictErrorChecking(false);
        Node parent = document;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> parent = parent.appendChild(element(document, reader));
                case XMLStreamConstants.END_ELEMENT -> parent = parent.getParentNode();
                case XMLStreamConstants.CHARACTERS -> parent.appendChild(document.createTextNode(reader.getText()));
                case XMLStreamConstants.DTD -> throw new XMLStreamException("A document type", reader.getLocation());
                default -> {
                    // Comments, and white space outside the root, are not shown.
                }
            }
        }
        return document;
    }

    private static Element element(Document document, XMLStreamReader reader) {
        Element element =
                document.createElementNS(reader.getNamespaceURI(), name(reader.getPrefix(), reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            element.setAttributeNS(reader.getAttributeNamespace(i), name, reader.getAttributeValue(i));
        }
        return element;
    }

    private static String name(@Nullable String prefix, String localName) {
        return prefix == null || prefix.isEmpty() ? localName : prefix + ':' + localName;
    }

    /** The text with U+FFFD in place of characters that XML cannot hold or that mean nothing on paper. */
    private static String sanitize(String html) {
        StringBuilder clean = new StringBuilder(html.length());
        for (int i = 0; i < html.length(); ) {
            int character = html.codePointAt(i);
            i += Character.charCount(character);
            if ((character >= ' ' && character < 0x7F) || character == '\n') {
                clean.append((char) character);
            } else {
                clean.appendCodePoint(isText(character) ? character : REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isText(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.SURROGATE && character != 0xFFFE && character != 0xFFFF;
    }
}
