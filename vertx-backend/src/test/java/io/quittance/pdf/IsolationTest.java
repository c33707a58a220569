package io.quittance.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.sun.net.httpserver.HttpServer;
import io.quittance.invoice.Buyer;
import io.quittance.invoice.InvoiceExamples;
import io.quittance.invoice.InvoicePaper;
import io.quittance.invoice.Seller;
import io.quittance.pdf.font.Fonts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is fetched while rendering, whatever the values are and even if a template itself would ask for it. */
class IsolationTest {

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final PdfRenderer renderer =
            new PdfRenderer(new Handlebars(new ClassPathTemplateLoader("/templates", ".hbs")), new Fonts());
    private HttpServer canary;
    private String url;

    @BeforeEach
    void listen() throws IOException {
        canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        canary.start();
        url = "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        canary.stop(0);
    }

    @Test
    void printsHostileValuesAsText() {
        List<String> hostile = List.of(
                "<img src='" + url + "a'/>",
                "<link rel='stylesheet' href='" + url + "b'/>",
                "<style>@import '" + url + "c'; body { background: url(" + url + "d) }</style>",
                "</td></tr></table><script>alert(1)</script>",
                "{{#with this}}{{getClass}}{{/with}} {{{notes}}} {{> invoice/line}}",
                "<!DOCTYPE x [<!ENTITY e SYSTEM '" + url + "e'>]>&e;",
                "<object type='image/svg+xml' data='" + url + "f'></object>",
                "]]> <?xml-stylesheet href='" + url + "g'?> <!-- -->",
                "&lt;b&gt; &#60;i&#62; &nbsp;");
        InvoiceExamples example = new InvoiceExamples()
                .company(new Seller(
                        hostile.get(0), hostile.get(1), hostile.get(2), hostile.get(3), hostile.get(4), null))
                .customer(new Buyer(hostile.get(5), hostile.get(6), hostile.get(7)))
                .notes(String.join("\n", hostile))
                .label(hostile.get(0));
        hostile.forEach(value -> example.line(value, "1", 1));

        byte[] file = renderer.render(InvoicePaper.of(example.build()));

        try (PdfProbe pdf = new PdfProbe(file)) {
            String text = pdf.text().replaceAll("\\s", "");
            assertThat(hostile).allSatisfy(value -> assertThat(text).contains(value.replaceAll("\\s", "")));
            assertThat(pdf.violations()).isEmpty();
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void saysTheSameTwiceWhateverItIs() throws IOException {
        Seller company = new Seller("{subject} {title} $1 & <b>", null, null, null, null, null);

        byte[] file = renderer.render(
                InvoicePaper.of(InvoiceExamples.small().company(company).build()));

        try (PdfProbe pdf = new PdfProbe(file)) {
            String metadata =
                    new String(pdf.document().getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata).contains("<rdf:li>{subject} {title} $1 &amp; &lt;b&gt;</rdf:li>");
            assertThat(pdf.document().getDocumentInformation().getAuthor()).isEqualTo(company.name());
            assertThat(pdf.violations()).isEmpty();
        }
    }

    @Test
    void fetchesNothingEvenForItsOwnTemplate(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Map<String, String> model = Map.of("http", url, "file", secret.toUri().toString());

        byte[] file = renderer.render(new PdfDocument("fetching", 0, part -> model, Map.of(), Map.of()));

        try (PdfProbe pdf = new PdfProbe(file)) {
            assertThat(pdf.text()).contains("still here").doesNotContain("secret");
            assertThat(pdf.links()).isEmpty();
            assertThat(pdf.document().getPage(0).getResources().getXObjectNames())
                    .isEmpty();
        }
        assertThat(requests).isEmpty();
    }
}
