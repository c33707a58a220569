package io.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told: who may call, what may run, and the documentation it is shown. */
class BrowserTest {

    private static final String SPA = "https://shop.example";

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(
                Map.of("QUITTANCE_ALLOWED_ORIGINS", SPA, "QUITTANCE_PUBLIC_URL", "https://pay.example/billing"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SPA, "https://pay.example"})
    void anAllowedOriginMayCall(String origin) throws Exception {
        HttpHeaders headers = app.get("/ping", "Origin", origin).headers();

        assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains(origin);
        assertThat(headers.firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Location", "X-Request-Id", "Retry-After");
        assertThat(headers.firstValue("Vary").orElse("").toLowerCase()).contains("origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://shop.example",
                "https://shop.example.evil.example",
                "https://evilshop.example",
                "https://shop.example:444",
                "https://sub.shop.example",
                "null",
                "nonsense"
            })
    void anotherOriginIsRefused(String origin) throws Exception {
        HttpResponse<String> response = app.get("/ping", "Origin", origin);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("origin-not-allowed");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aPreflightOfAnAllowedOriginIsAnswered() throws Exception {
        RawHttp.Response response = preflight(SPA);

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(SPA);
        assertThat(response.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(response.header("Access-Control-Allow-Headers"))
                .containsIgnoringCase("Content-Type")
                .containsIgnoringCase("Idempotency-Key");
    }

    @Test
    void aPreflightOfAnotherOriginIsRefused() throws Exception {
        RawHttp.Response response = preflight("https://evil.example");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/nothing", "/api/invoice-documents", "/api/invoice-documents/0/x", "/docs"})
    void everyResponseHasSecurityHeaders(String path) throws Exception {
        HttpHeaders headers = app.get(path).headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).isPresent();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void answersOfTheApiAreNotStored() throws Exception {
        assertThat(app.get("/ping").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(app.get("/nothing").headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void inProductionBrowsersAreToldToInsistOnHttps() throws Exception {
        try (RunningApp production = RunningApp.start(Map.of(
                "QUITTANCE_MODE", "production",
                "QUITTANCE_ALLOWED_ORIGINS", SPA,
                "QUITTANCE_PUBLIC_URL", "https://pay.example"))) {
            assertThat(production.get("/ping").headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
    }

    @Test
    void theDocumentationIsSwaggerUiFromOurOwnHostAndNowhereElse() throws Exception {
        HttpResponse<String> page = app.get("/docs");

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("script-src 'self'", "connect-src 'self'").doesNotContain("http:", "https:", "*");
        assertThat(page.body()).doesNotContain("http://", "https://", "\"//");
        Matcher referenced = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int count = 0;
        while (referenced.find()) {
            HttpResponse<String> file = app.get(referenced.group(1));
            assertThat(file.statusCode()).as(referenced.group(1)).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Security-Policy")).contains(policy);
            count++;
        }
        assertThat(count).isEqualTo(4);
    }

    @Test
    void theContractIsServedAsItIs() throws Exception {
        HttpResponse<String> contract = app.get("/docs/openapi.yaml");

        assertThat(contract.statusCode()).isEqualTo(200);
        assertThat(contract.headers().firstValue("Content-Type")).contains("application/yaml");
        try (var own = BrowserTest.class.getResourceAsStream("/openapi.yaml")) {
            assertThat(contract.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(own.readAllBytes());
        }
    }

    private static RawHttp.Response preflight(String origin) throws Exception {
        return RawHttp.exchange(
                app.port(),
                "OPTIONS /api/invoice-documents HTTP/1.1\r\nHost: x\r\nOrigin: " + origin
                        + "\r\nAccess-Control-Request-Method: POST\r\n"
                        + "Access-Control-Request-Headers: content-type,idempotency-key\r\n\r\n");
    }
}
