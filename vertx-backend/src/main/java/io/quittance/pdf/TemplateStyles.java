package io.quittance.pdf;

import com.openhtmltopdf.css.parser.CSSParser;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.simple.extend.XhtmlCssOnlyNamespaceHandler;
import java.io.IOException;
import java.io.StringReader;
import org.w3c.dom.Document;

/** The one style sheet of a template, parsed once. Style elements and links in the document count for nothing. */
final class TemplateStyles extends XhtmlCssOnlyNamespaceHandler {

    private final StylesheetInfo own;

    TemplateStyles(String template) throws IOException {
        String path = "templates/" + template + ".css";
        CSSParser parser = new CSSParser((uri, message) -> {
            throw new IllegalStateException(path + ": " + message);
        });
        own = new StylesheetInfo();
        own.setUri(path);
        own.setOrigin(StylesheetInfo.AUTHOR);
        own.setMedia("all");
        own.setStylesheet(parser.parseStylesheet(path, StylesheetInfo.AUTHOR, new StringReader(Resources.text(path))));
    }

    @Override
    public StylesheetInfo[] getStylesheets(Document document) {
        return new StylesheetInfo[] {own};
    }
}
