package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.pdf.PdfProbe;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.OpenSSLEngineOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class AppTest {

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinuxConnectionsAndTlsAreNativeCode() {
        assertThat(app.vertx().isNativeTransportEnabled()).isTrue();
        assertThat(OpenSSLEngineOptions.isAvailable()).isTrue();
    }

    @Test
    void aRequestBecomesAHostedDocument() throws Exception {
        HttpResponse<String> created = app.post(InvoiceJson.valid());
        JsonObject document = new JsonObject(created.body());

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains(document.getString("downloadUrl"));
        assertThat(document.getString("paymentUri"))
                .isEqualTo("bitcoin:" + InvoiceJson.ADDRESS + "?amount=0.00018518&label=2026-0042");
        try (PdfProbe pdf = download(document)) {
            assertThat(pdf.text()).contains("Northlight Node Works", "Marisol Bakery", "Consulting", "0.00018518");
            assertThat(pdf.links()).contains(document.getString("paymentUri"));
        }
    }

    @Test
    void tenThousandLinesBecomeADocumentWithAllOfThemAndBlockNoEventLoop() throws Exception {
        HttpResponse<String> created =
                app.send(app.request("/api/invoice-documents", "Content-Type", "application/json")
                        .timeout(RunningApp.PATIENCE.multipliedBy(6))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                InvoiceJson.withLines(10_000).encode())));

        assertThat(created.statusCode()).isEqualTo(201);
        try (PdfProbe pdf = download(new JsonObject(created.body()))) {
            assertThat(Pattern.compile("Position (\\d+)\\b").matcher(pdf.text()).results())
                    .extracting((MatchResult line) -> Integer.valueOf(line.group(1)))
                    .doesNotHaveDuplicates()
                    .hasSize(10_000);
        }
        assertThat(app.logLines("application.log"))
                .noneMatch(line -> line.getString("logger_name").contains("BlockedThreadChecker"));
    }

    @Test
    void healthAndMetricsStandOnAPortOfTheirOwn() throws Exception {
        assertThat(management("/health/live").statusCode()).isBetween(200, 204);
        while (management("/health/ready").statusCode() != 200) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        JsonObject ready = new JsonObject(management("/health/ready").body());
        assertThat(ready.getString("status")).isEqualTo("UP");
        assertThat(ready.getJsonArray("checks"))
                .extracting(check -> ((JsonObject) check).getString("id"))
                .containsExactlyInAnyOrder("accepting", "warm", "database", "storage");
        assertThat(management("/metrics").body())
                .contains("jvm_memory_used_bytes", "vertx_http_server", "quittance_renderings_accepted");
        assertThat(management("/ping").statusCode()).isEqualTo(404);
        RawHttp.Response broken =
                RawHttp.exchange(app.configuration().management().port(), "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(new JsonObject(broken.body()).getString("requestId")).isEqualTo(broken.header("X-Request-Id"));
    }

    @Test
    void metricsDoNotTellLinks() throws Exception {
        String path = app.documentPath();
        app.get(path);

        assertThat(management("/metrics").body()).doesNotContain(path.split("/")[3]);
    }

    private static HttpResponse<String> management(String path) throws Exception {
        return app.client().send(HttpRequest.newBuilder(app.managementUri(path)).build(), BodyHandlers.ofString());
    }

    private static PdfProbe download(JsonObject document) throws Exception {
        String path = URI.create(document.getString("downloadUrl")).getRawPath();
        return new PdfProbe(app.client()
                .send(app.request(path).GET().build(), BodyHandlers.ofByteArray())
                .body());
    }
}
