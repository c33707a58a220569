package io.quittance.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostedFileTest {

    private static RunningApp app;
    private static JsonObject document;
    private static String path;
    private static byte[] pdf;
    private static String etag;

    @BeforeAll
    static void makeADocument() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_PUBLIC_URL", "https://pay.example/billing/"));
        document = new JsonObject(app.post(InvoiceJson.valid()).body());
        path = URI.create(document.getString("downloadUrl")).getRawPath().replace("/billing", "");
        HttpResponse<byte[]> got = bytes();
        pdf = got.body();
        etag = got.headers().firstValue("ETag").orElseThrow();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void theLinkStartsWithThePublicUrl() {
        assertThat(document.getString("downloadUrl"))
                .matches("https://pay\\.example/billing/api/invoice-documents/[0-9a-f]{40}/invoice-2026-0042\\.pdf");
    }

    @Test
    void theDownloadIsTheDocumentThatWasMade() throws Exception {
        HttpResponse<byte[]> response = bytes();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("%PDF-".getBytes()).hasSize(document.getInteger("sizeBytes"));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(response.body())))
                .isEqualTo(document.getString("sha256"));
    }

    @Test
    void theDownloadIsAnAttachmentThatNobodyGuessesAboutOrIndexes() throws Exception {
        var headers = bytes().headers();

        assertThat(headers.firstValue("Content-Type")).contains("application/pdf");
        assertThat(headers.firstValue("Content-Disposition"))
                .contains("attachment; filename=\"invoice-2026-0042.pdf\"");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Accept-Ranges")).contains("bytes");
        assertThat(headers.firstValue("Cache-Control").orElseThrow())
                .contains("private")
                .doesNotContain("public");
    }

    @Test
    void headSaysWhatGetWouldSend() throws Exception {
        HttpResponse<byte[]> head = app.client().send(app.request(path).HEAD().build(), BodyHandlers.ofByteArray());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(pdf.length));
        assertThat(head.headers().firstValue("ETag")).contains(etag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void aClientThatHasTheDocumentIsNotSentItAgain(String ifNoneMatch) throws Exception {
        HttpResponse<byte[]> response = bytes("If-None-Match", ifNoneMatch.formatted(etag));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).contains(etag);
    }

    @Test
    void aClientThatHasAnotherDocumentIsSentThisOne() throws Exception {
        assertThat(bytes("If-None-Match", "\"other\"").body()).isEqualTo(pdf);
    }

    @Test
    void theFirstBytesCanBeAskedFor() throws Exception {
        assertPart(bytes("Range", "bytes=0-99"), 0, 100);
    }

    @Test
    void bytesInTheMiddleCanBeAskedFor() throws Exception {
        assertPart(bytes("Range", "bytes=100-199"), 100, 200);
    }

    @Test
    void theRestCanBeAskedFor() throws Exception {
        assertPart(bytes("Range", "bytes=100-"), 100, pdf.length);
    }

    @Test
    void aRangeMayEndBeyondTheDocument() throws Exception {
        assertPart(bytes("Range", "bytes=100-99999999"), 100, pdf.length);
    }

    @Test
    void theLastBytesCanBeAskedFor() throws Exception {
        assertPart(bytes("Range", "bytes=-100"), pdf.length - 100, pdf.length);
    }

    @Test
    void moreLastBytesThanThereAreMeanAllOfThem() throws Exception {
        assertPart(bytes("Range", "bytes=-99999999"), 0, pdf.length);
    }

    @Test
    void aRangeBeyondTheDocumentIsAProblem() throws Exception {
        HttpResponse<String> response = app.get(path, "Range", "bytes=99999999-");

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(response.headers().firstValue("Content-Range")).contains("bytes */" + pdf.length);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("range-not-satisfiable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=-", "nonsense", "bytes=--1"})
    void aRangeThatIsNotUnderstoodIsIgnored(String range) throws Exception {
        HttpResponse<byte[]> response = bytes("Range", range);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(pdf);
    }

    @Test
    void aRangeOfTheSameDocumentIsSent() throws Exception {
        assertPart(bytes("Range", "bytes=0-99", "If-Range", etag), 0, 100);
    }

    @Test
    void aRangeOfAnotherDocumentIsAnsweredWithTheWholeOfThisOne() throws Exception {
        HttpResponse<byte[]> response = bytes("Range", "bytes=0-99", "If-Range", "\"other\"");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(pdf);
    }

    @Test
    void afterItsRetentionADocumentIsGoneAndOnceSweptUnknown() throws Exception {
        try (RunningApp other = RunningApp.start(
                Map.of("QUITTANCE_DOCUMENTS_RETENTION", "PT1H", "QUITTANCE_DOCUMENTS_SWEEP_INTERVAL", "PT1S"))) {
            String link = other.documentPath();
            other.clock().tick(Duration.ofMinutes(59));
            assertThat(other.get(link).statusCode()).isEqualTo(200);

            other.clock().tick(Duration.ofMinutes(1));
            // At the very end of the retention nothing is swept yet, so this is not a race with the sweep.
            HttpResponse<String> gone = other.get(link);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(new JsonObject(gone.body()).getString("code")).isEqualTo("expired");
            assertThat(gone.headers().firstValue("Content-Disposition")).isEmpty();

            other.clock().tick(Duration.ofSeconds(1));
            other.logLine("application.log", line -> line.getString("message").startsWith("Swept 1 "));
            assertThat(other.get(link).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<byte[]> bytes(String... headers) throws Exception {
        return app.client().send(app.request(path, headers).GET().build(), BodyHandlers.ofByteArray());
    }

    private static void assertPart(HttpResponse<byte[]> response, int from, int to) {
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.headers().firstValue("Content-Range"))
                .contains("bytes " + from + "-" + (to - 1) + "/" + pdf.length);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(pdf, from, to));
    }
}
