package io.quittance.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HtmlParserTest {

    private static final String NAMESPACE = "http://www.w3.org/1999/xhtml";

    private final HtmlParser parser = new HtmlParser();

    @Test
    void readsWhatTheParserOfWholeDocumentsReads() throws Exception {
        String html = "<html xmlns=\"%s\" lang=\"en\">\n<body class='a &quot;b&quot;'>%s</body>\n</html>\n"
                .formatted(
                        NAMESPACE,
                        "<p>R&amp;D &lt;b&gt; &#x20BF; 中𝄞 <b xml:lang=\"el\">ένα</b> tail</p><br/><p> </p><p></p>");

        Document document = parser.parse(html);

        Document expected = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
        // A stream reader tells of namespaces without the attributes that declare them.
        expected.getDocumentElement().removeAttribute("xmlns");
        assertThat(document.isEqualNode(expected)).isTrue();
        Element root = document.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo(NAMESPACE);
        assertThat(root.getElementsByTagName("p").item(0).getTextContent()).isEqualTo("R&D <b> ₿ 中𝄞 ένα tail");
    }

    @Test
    void leavesCommentsOut() {
        Document document = parser.parse("<!-- before --><p>a<!-- between -->b</p><!-- after -->");

        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<p>",
                "<p></b>",
                "<p>&nbsp;</p>",
                "<p a=1></p>",
                "<p></p><p></p>",
                "<!DOCTYPE html><p></p>",
                "<!DOCTYPE p [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p>"
            })
    void refusesWhatNoTemplateOfOursMayWrite(String html) {
        assertThatIllegalStateException().isThrownBy(() -> parser.parse(html));
    }
}
