package io.quittance.pdf.page;

import com.openhtmltopdf.css.extend.StylesheetFactory;
import com.openhtmltopdf.css.parser.CSSParser;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.simple.extend.XhtmlCssOnlyNamespaceHandler;
import io.quittance.pdf.file.Resources;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.w3c.dom.Document;

/** The style sheets of a template, parsed once. Style elements and links in the document count for nothing. */
public final class TemplateStyles extends XhtmlCssOnlyNamespaceHandler {

    private final StylesheetInfo base = parse("base");
    private final List<StylesheetInfo> own;

    /** @param names below {@code templates/}, without the ending */
    public TemplateStyles(List<String> names) {
        own = names.stream().map(TemplateStyles::parse).toList();
    }

    /** Ours instead of the library's, which knows all of HTML and takes that much longer to match. */
    @Override
    public StylesheetInfo getDefaultStylesheet(StylesheetFactory factory) {
        return base;
    }

    @Override
    public StylesheetInfo[] getStylesheets(Document document) {
        return own.toArray(StylesheetInfo[]::new);
    }

    private static StylesheetInfo parse(String name) {
        String path = "templates/" + name + ".css";
        CSSParser parser = new CSSParser((uri, message) -> {
            throw new IllegalStateException(path + ": " + message);
        });
        StylesheetInfo info = new StylesheetInfo();
        info.setUri(path);
        info.setOrigin(StylesheetInfo.AUTHOR);
        info.setMedia("all");
        try {
            info.setStylesheet(
                    parser.parseStylesheet(path, StylesheetInfo.AUTHOR, new StringReader(Resources.text(path))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return info;
    }
}
