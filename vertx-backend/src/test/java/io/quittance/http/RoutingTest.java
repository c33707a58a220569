package io.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/ping/"})
    void pingAnswersPongWithAndWithoutATrailingSlash(String path) throws Exception {
        HttpResponse<String> response = app.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).getString("message")).isEqualTo("pong");
    }

    @Test
    void creatingADocumentAcceptsATrailingSlash() throws Exception {
        HttpResponse<String> response =
                app.send(app.request("/api/invoice-documents/", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            APPLICATION/JSON                    | 400
            Application/Json; Charset=UTF-8     | 400
            application/json;charset="utf-8"    | 400
            application/json ; v=1              | 400
            application/jsonx                   | 415
            application/json-patch+json         | 415
            text/json                           | 415
            """)
    void jsonIsKnownHoweverItsNameIsWritten(String contentType, int status) throws Exception {
        HttpResponse<String> response = app.send(app.request("/api/invoice-documents", "Content-Type", contentType)
                .POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(code(response)).isEqualTo(status == 400 ? "invalid-request" : "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /nothing HTTP/1.1              | Host: x                    | 404
            DELETE /ping HTTP/1.1              | Host: x                    | 405
            POST /api/invoice-documents HTTP/1.1 | Content-Length: 99999999 | 413
            GET /%zz HTTP/1.1                  | Host: x                    | 400
            GET /ping HTTP/3.1                 | Host: x                    | 400
            GET /health/live HTTP/1.1          | Host: x                    | 204
            """)
    void everyAnswerOfEitherPortCarriesTheSecurityHeaders(String line, String header, int status) throws Exception {
        boolean management = line.contains("/health");
        int port = management ? app.configuration().management().port() : app.port();
        String host = header.startsWith("Host") ? "" : "Host: x\r\n";
        RawHttp.Response response = RawHttp.exchange(port, line + "\r\n" + host + header + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/ping/", "/docs", "/docs/", "/docs/openapi.yaml", "/docs/swagger-ui.css"})
    void whatCanBeGotCanBeAskedAboutByHead(String path) throws Exception {
        HttpResponse<String> got = app.get(path);
        HttpResponse<String> head = app.send(app.request(path).HEAD());

        assertThat(head.statusCode()).isEqualTo(got.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(got.headers().firstValue("Content-Length"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /ping                         | GET, HEAD
            DELETE | /ping/                        | GET, HEAD
            BREW   | /ping                         | GET, HEAD
            TRACE  | /ping                         | GET, HEAD
            OPTIONS| /ping                         | GET, HEAD
            GET    | /api/invoice-documents        | POST
            PUT    | /api/invoice-documents/       | POST
            PATCH  | /api/invoice-documents        | POST
            DELETE | /api/invoice-documents/00/x   | GET, HEAD
            POST   | /api/invoice-documents/00/x   | GET, HEAD
            """)
    void anotherMethodIsRefusedWithTheAllowedOnes(String method, String path, String allow) throws Exception {
        RawHttp.Response response =
                RawHttp.exchange(app.port(), method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo(allow);
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/api",
                "/api/",
                "/ping/pong",
                "/health/live",
                "/health/ready",
                "/metrics",
                "/openapi.yaml",
                "/docs/nothing.js",
                "/docs/../../../../etc/passwd",
                "/docs/..%2f..%2f..%2fetc/passwd",
                "/docs/%2e%2e/%2e%2e/etc/passwd",
                "/docs/..%5c..%5cetc",
                "/docs/.hidden",
                "/api/invoice-documents/00/",
                "/api/invoice-documents/00/a/b"
            })
    void whatIsNotThereIsAProblem(String path) throws Exception {
        RawHttp.Response response = RawHttp.exchange(app.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("not-found");
    }

    @Test
    void theAbsoluteFormOfARequestTargetIsServed() throws Exception {
        RawHttp.Response response =
                RawHttp.exchange(app.port(), "GET http://quittance.example/ping HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void aPersistentConnectionServesOneRequestAfterAnother() throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            for (int i = 0; i < 3; i++) {
                connection.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(connection.read().status()).isEqualTo(200);
            }
        }
    }

    private static String code(HttpResponse<String> response) {
        return new JsonObject(response.body()).getString("code");
    }
}
