package io.quittance.creator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.CanaryServer;
import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.pdf.ExamplePictures;
import io.quittance.pdf.PdfProbe;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the answer is a document that shows it as text or a problem that names the field. */
class HostileInputTest {

    private static CanaryServer canary;
    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        canary = new CanaryServer();
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        canary.close();
    }

    @AfterEach
    void theServiceIsUpAndNobodyWasCalled() throws Exception {
        assertThat(app.get("/ping").statusCode()).isEqualTo(200);
        assertThat(canary.calls()).isEmpty();
    }

    static Stream<Refusal> refusals() {
        return Stream.of(HostileBodies.all(), HostileFields.all(), HostilePayments.all(), HostileLogos.all())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void isRefusedByAProblemThatNamesTheField(Refusal refusal) throws Exception {
        HttpRequest.Builder request =
                app.request("/api/invoice-documents").POST(BodyPublishers.ofByteArray(refusal.body()));
        if (refusal.contentType() != null) {
            request.header("Content-Type", refusal.contentType());
        }
        HttpResponse<String> response = app.send(request);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(refusal.status());
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("code")).as(response.body()).isEqualTo(refusal.code());
        assertThat(problem.getString("requestId"))
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(response.body()).doesNotContain("Exception", "io.quittance", "jackson");
        if (refusal.pointer() != null) {
            JsonObject error = problem.getJsonArray("errors").stream()
                    .map(JsonObject.class::cast)
                    .filter(entry -> entry.getString("pointer").equals(refusal.pointer()))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("No entry for " + refusal.pointer() + ": " + response.body()));
            if (refusal.fieldCode() != null) {
                assertThat(error.getString("code")).isEqualTo(refusal.fieldCode());
            }
            assertThat(error.getString("detail")).isNotBlank();
        }
    }

    static Stream<Arguments> markup() {
        String url = canary.url();
        return Stream.of(
                        "<b>bold</b> & <i>so</i>",
                        "<img src=" + url + ">",
                        "<img src=\"" + url + "\"/>",
                        "<link rel=stylesheet href=" + url + ">",
                        "<script src=" + url + "></script>",
                        "<object data=\"" + url + "\"></object>",
                        "<iframe src=" + url + "></iframe>",
                        "<embed src=" + url + ">",
                        "<svg><image href=\"" + url + "\"/></svg>",
                        "<style>*{background:url(" + url + ")}</style>",
                        "<style>@import '" + url + "';</style>",
                        "\" style=\"background:url(" + url + ")",
                        "'/><img src='" + url + "'/>",
                        "</div></body></html><img src=" + url + ">",
                        "]]><img src=" + url + "><![CDATA[",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM '" + url + "'>]>&x;",
                        "<?xml-stylesheet href='" + url + "'?>",
                        "<xi:include href='" + url + "'/>",
                        "&lt;img src=" + url + "&gt; &amp; &#60;",
                        "{{company.name}} {{{number}}}",
                        "{{> invoice/line}} {{#each this}}x{{/each}}",
                        "{{{{raw}}}} {{!-- no --}} {{lookup . 'class'}}",
                        "${7*7} #{7*7} <%= 7*7 %> @{1}",
                        "javascript:alert(1) file:///etc/passwd",
                        "=HYPERLINK(\"" + url + "\") +1 -1 @x",
                        "%s %n %x %00 \\u0041 \\x41",
                        "'; DROP TABLE invoices; --",
                        "../../etc/passwd ..\\..\\boot.ini")
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("markup")
    void isPrintedAsTheTextItIs(String hostile) throws Exception {
        JsonObject request = InvoiceJson.valid();
        request.put("notes", hostile + " N1");
        request.getJsonObject("company").put("name", hostile + " N2").put("address", "One\n" + hostile + " N3");
        request.getJsonObject("customer").put("name", hostile + " N4").put("address", hostile + " N5");
        request.getJsonArray("lines").getJsonObject(0).put("description", "Thing\n" + hostile + " N6");
        request.getJsonObject("payment").put("label", hostile).put("message", hostile);

        JsonObject document = created(request);

        try (PdfProbe pdf = download(document)) {
            String text = pdf.text().replaceAll("\\s+", "");
            for (int field = 1; field <= 6; field++) {
                assertThat(text).contains((hostile + " N" + field).replaceAll("\\s+", ""));
            }
        }
        assertThat(URLDecoder.decode(document.getString("paymentUri"), StandardCharsets.UTF_8))
                .contains("&label=" + hostile + "&message=" + hostile);
    }

    static Stream<Arguments> shortFields() {
        return Stream.of("number", "company.phone", "company.taxId").map(Arguments::of);
    }

    @ParameterizedTest(name = "an image in {0}")
    @MethodSource("shortFields")
    void isPrintedAsTextInShortFieldsToo(String field) throws Exception {
        String hostile = "<img src=" + canary.url() + ">";

        try (PdfProbe pdf = download(created(InvoiceJson.with(field, hostile)))) {
            assertThat(pdf.text().replaceAll("\\s+", "")).contains(hostile.replaceAll("\\s+", ""));
        }
    }

    @Test
    void anEmailMayLookLikeMarkup() throws Exception {
        String hostile = "<img/src=" + canary.url() + ">@x.example";

        try (PdfProbe pdf = download(created(InvoiceJson.with("company.email", hostile)))) {
            assertThat(pdf.text().replaceAll("\\s+", "")).contains(hostile);
        }
    }

    @Test
    void aNumberLikeAPathNamesAFileInItsOwnFolder() throws Exception {
        JsonObject document = created(InvoiceJson.with("number", "../../../etc/passwd\\..\\x"));

        assertThat(document.getString("fileName"))
                .matches("invoice-[A-Za-z0-9._-]+\\.pdf")
                .doesNotContain("/", "\\");
        download(document).close();
    }

    static Map<String, byte[]> pictures() {
        byte[] png = ExamplePictures.png(64, 64);
        byte[] end = ExamplePictures.chunk("IEND", new byte[0]);
        byte[] pixels = HostileLogos.deflated(64 * (64 * 4 + 1));
        byte[][] manyParts = new byte[pixels.length + 1][];
        for (int i = 0; i < pixels.length; i++) {
            manyParts[i] = ExamplePictures.chunk("IDAT", new byte[] {pixels[i]});
        }
        manyParts[pixels.length] = end;
        byte[] bomb =
                ExamplePictures.join("c\0\0".getBytes(StandardCharsets.US_ASCII), HostileLogos.deflated(200_000_000));
        return Map.of(
                "a PNG with a ZIP behind it",
                ExamplePictures.join(png, "PK\u0003\u0004evil".getBytes(StandardCharsets.ISO_8859_1)),
                "a JPEG with PHP behind it",
                ExamplePictures.join(ExamplePictures.jpeg(64, 64), "<?php x(); ?>".getBytes(StandardCharsets.US_ASCII)),
                "a PNG in a JPEG's data URI, known by its bytes",
                png,
                "a PNG whose pixels come a byte at a time",
                ExamplePictures.pngClaiming(64, 64, manyParts),
                "a PNG with a text that unpacks to 200 MB",
                ExamplePictures.pngClaiming(
                        64, 64, ExamplePictures.chunk("zTXt", bomb), ExamplePictures.chunk("IDAT", pixels), end));
    }

    static Stream<Arguments> soundPictures() {
        return pictures().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soundPictures")
    void onlyThePixelsOfAPictureAreTaken(String name, byte[] file) throws Exception {
        JsonObject document = created(InvoiceJson.with("company.logo", HostileLogos.dataUri("jpeg", file)));

        HttpResponse<String> pdf = app.client()
                .send(
                        app.request(URI.create(document.getString("downloadUrl"))
                                        .getRawPath())
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        assertThat(pdf.body()).startsWith("%PDF-").doesNotContain("PK\u0003\u0004", "<?php");
    }

    @Test
    void everyFieldAtFaultIsNamedAtOnce() throws Exception {
        JsonObject request = InvoiceJson.with("dueOn", "2026-11-19");
        request.getJsonObject("payment").put("address", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5");
        request.getJsonObject("company").put("logo", "data:image/png;base64,AAAA");
        request.getJsonArray("lines").getJsonObject(0).put("totalSats", 1);
        request.put("totalSats", 2);

        List<String> pointers = new JsonObject(app.post(request).body())
                .getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getString("pointer"))
                        .toList();

        assertThat(pointers)
                .containsExactlyInAnyOrder(
                        "/dueOn", "/lines/0/totalSats", "/totalSats", "/payment/address", "/company/logo");
    }

    private static JsonObject created(JsonObject request) throws Exception {
        HttpResponse<String> response = app.post(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return new JsonObject(response.body());
    }

    private static PdfProbe download(JsonObject document) throws Exception {
        String path = URI.create(document.getString("downloadUrl")).getRawPath();
        return new PdfProbe(app.client()
                .send(app.request(path).GET().build(), BodyHandlers.ofByteArray())
                .body());
    }
}
