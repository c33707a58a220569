package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The property: no response and no log line ever lacks a request id. */
class RequestIdEverywhereTest {

    private static final String UUID_SHAPE = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String ID_HERE = "<ID>";

    private static RunningApp app;
    private static String link;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of(
                "QUITTANCE_HTTP_MAX_BODY_BYTES", "20000",
                "QUITTANCE_HTTP_MAX_BODY_BYTES_IN_FLIGHT", "1000000",
                "QUITTANCE_HTTP_REQUEST_TIMEOUT", "PT1S",
                "QUITTANCE_DOCUMENTS_SWEEP_INTERVAL", "PT1S"));
        link = app.documentPath();
    }

    @AfterAll
    static void everyLogLineHasAnId() throws Exception {
        try {
            assertThat(app.logLines("access.log")).isNotEmpty();
            for (String file : new String[] {"access.log", "application.log"}) {
                assertThat(app.logLines(file)).allSatisfy(line -> assertThat(line.getString("requestId"))
                        .matches(UUID_SHAPE));
            }
            assertThat(app.logLines("application.log"))
                    .as("nothing a client does is an error of ours")
                    .noneMatch(line -> line.getString("level").equals("ERROR"));
        } finally {
            app.close();
        }
    }

    /** A request as it is written, with {@link #ID_HERE} where an id may be sent, and its status. */
    static Stream<Arguments> requests() {
        String valid = InvoiceJson.valid().encode();
        return Stream.of(
                kind("a ping", get("/ping"), 200),
                kind("HTTP/1.0", "GET /ping HTTP/1.0\r\n<ID>\r\n", 200),
                kind("the documentation", get("/docs"), 200),
                kind("a file of Swagger UI", get("/docs/swagger-ui.css"), 200),
                kind("HEAD", "HEAD /ping HTTP/1.1\r\nHost: x\r\n<ID>\r\n", 200),
                kind("HEAD of nothing", "HEAD /nothing HTTP/1.1\r\nHost: x\r\n<ID>\r\n", 404),
                kind("a document", get(link), 200),
                kind("a document revalidated", get(link, "If-None-Match: *"), 304),
                kind("a part of a document", get(link, "Range: bytes=0-9"), 206),
                kind("a part beyond a document", get(link, "Range: bytes=99999999-"), 416),
                kind("a document being made", post(valid), 201),
                kind("a missing path", get("/nothing"), 404),
                kind("a guessed link", get("/api/invoice-documents/00/x.pdf"), 404),
                kind("a wrong method", "PUT /ping HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n<ID>\r\n", 405),
                kind("an unknown method", "BREW /ping HTTP/1.1\r\nHost: x\r\n<ID>\r\n", 405),
                kind("TRACE", "TRACE / HTTP/1.1\r\nHost: x\r\n<ID>\r\n", 404),
                kind("CONNECT", "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n<ID>\r\n", null),
                kind("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: x\r\n<ID>\r\n", null),
                kind(
                        "a preflight",
                        "OPTIONS /api/invoice-documents HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:4200\r\n"
                                + "Access-Control-Request-Method: POST\r\n<ID>\r\n",
                        204),
                kind(
                        "a preflight of a stranger",
                        "OPTIONS /api/invoice-documents HTTP/1.1\r\nHost: x\r\n"
                                + "Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n<ID>\r\n",
                        403),
                kind("a stranger's page", get("/ping", "Origin: http://evil.example"), 403),
                kind("an origin that is nonsense", get("/ping", "Origin: nonsense"), 403),
                kind("malformed JSON", post("{"), 400),
                kind("a broken contract", post("{}"), 400),
                kind("a broken rule", post(InvoiceJson.with("totalSats", 1).encode()), 422),
                kind("another content type", post("{}").replace("application/json", "text/plain"), 415),
                kind("no content type", post("{}").replace("Content-Type: application/json\r\n", ""), 415),
                kind("a malformed content type", post("{}").replace("application/json", ";;/=\""), 415),
                kind(
                        "a malformed multipart body",
                        post("--x").replace("application/json", "multipart/form-data; boundary=x"),
                        415),
                kind(
                        "an idempotency key with a space",
                        post(valid).replace("<ID>", "Idempotency-Key: a b\r\n<ID>"),
                        400),
                kind("a body over the limit", post("x".repeat(20_001)), 413),
                kind(
                        "a body announced over the limit",
                        "POST /api/session HTTP/1.1\r\nHost: x\r\nX-Requested-With: x\r\n"
                                + "<ID>Content-Length: 99999999\r\n\r\n",
                        413),
                kind(
                        "a body announced where none is taken",
                        "POST /ping HTTP/1.1\r\nHost: x\r\n<ID>Content-Length: 99999999\r\n\r\n",
                        405),
                kind(
                        "a body announced over 64 bits",
                        "POST /ping HTTP/1.1\r\nHost: x\r\n<ID>Content-Length: 99999999999999999999\r\n\r\n",
                        null),
                kind("chunks over the limit", chunked(20_001), 413),
                kind("chunks", chunked(2), 400),
                kind("an expectation", post("{}").replace("<ID>", "Expect: the-unexpected\r\n<ID>"), null),
                kind(
                        "a slow body",
                        "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\n<ID>Content-Length: 10\r\n\r\n{",
                        408),
                kind(
                        "slow chunks",
                        "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\n<ID>Transfer-Encoding: chunked\r\n\r\n5\r\n",
                        408),
                kind(
                        "a body where none is expected",
                        "GET /ping HTTP/1.1\r\nHost: x\r\n<ID>Content-Length: 2\r\n\r\n{}",
                        200),
                kind("broken percent-encoding", get("/%zz"), 400),
                kind("broken percent-encoding at the end", get("/ping%"), 400),
                kind("broken percent-encoding in a query", get("/ping?a=%zz"), null),
                kind("percent-encoding that is no UTF-8", get("/%ff%fe"), null),
                kind("a NUL in a path", get("/%00"), 400),
                kind("a path without a slash", get("ping"), 400),
                kind("a path with a backslash", get("/\\..\\ping"), null),
                kind("a path with dots", get("/../../ping"), null),
                kind("a path with many slashes", get("////ping"), null),
                kind("an empty query", get("/ping?"), 200),
                kind("an absolute target", get("http://x/ping"), 200),
                kind("no host", "GET /ping HTTP/1.1\r\n<ID>\r\n", 400),
                kind("an empty host", "GET /ping HTTP/1.1\r\nHost:\r\n<ID>\r\n", null),
                kind("a host that is nonsense", "GET /ping HTTP/1.1\r\nHost: ://:x:y\r\n<ID>\r\n", null),
                kind("two hosts", "GET /ping HTTP/1.1\r\nHost: x\r\nHost: y\r\n<ID>\r\n", null),
                kind("an accept header that is nonsense", get("/ping", "Accept: ;;/,;q=x"), null),
                kind("a cookie that is nonsense", get("/ping", "Cookie: \u0001=;;="), null),
                kind("a range that is nonsense", get(link, "Range: bytes=9-1"), 416),
                kind(
                        "an upgrade to WebSocket",
                        get(
                                "/ping",
                                "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="),
                        null),
                // What is no HTTP: an id that was sent may have been lost on the way.
                garbled("a target too long", get("/" + "x".repeat(9_000)), 414),
                garbled("headers too large", get("/ping", "X-Large: " + "x".repeat(17_000)), 431),
                garbled("nonsense", "nonsense\r\n\r\n", 400),
                garbled("another HTTP", "GET /ping HTTP/7.7.7\r\nHost: x\r\n\r\n", 400),
                garbled("a header without a colon", "GET /ping HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n", null),
                garbled("a header name with a NUL", "GET /ping HTTP/1.1\r\nHost: x\r\na\u0000b: c\r\n\r\n", 400),
                garbled("a header value with a NUL", "GET /ping HTTP/1.1\r\nHost: x\r\na: \u0000\r\n\r\n", null),
                garbled(
                        "a length that is no number",
                        "POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
                        400),
                garbled("a negative length", "POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
                garbled(
                        "two lengths",
                        "POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                        400),
                garbled(
                        "a length and chunks",
                        "POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        null),
                garbled(
                        "a TLS greeting",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                        400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void aResponseHasAnIdOfItsOwnAndALineInTheAccessLog(String name, String request, Integer status) throws Exception {
        RawHttp.Response response = RawHttp.exchange(app.port(), request.replace(ID_HERE, ""));

        assertAnswered(response, status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void aResponseHasTheIdThatTheClientSentIfItIsShapedLikeAUuid(String name, String request, Integer status)
            throws Exception {
        String id = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        RawHttp.Response response =
                RawHttp.exchange(app.port(), request.replace(ID_HERE, "X-Request-Id: " + id + "\r\n"));

        assertAnswered(response, status);
        if (request.contains(ID_HERE)) {
            assertThat(response.header("X-Request-Id")).isEqualTo(id.toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void aResponseHasAnotherIdThanOneThatIsNotShapedLikeAUuid(String name, String request, Integer status)
            throws Exception {
        String forged = "11111111-1111-1111-1111-111111111111\",\"status\":\"0";
        RawHttp.Response response =
                RawHttp.exchange(app.port(), request.replace(ID_HERE, "X-Request-Id: " + forged + "\r\n"));

        assertAnswered(response, status);
    }

    static Stream<Arguments> departures() {
        return Stream.of(
                Arguments.of(
                        "in the middle of a body",
                        "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\n<ID>"
                                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"),
                Arguments.of(
                        "in the middle of a chunk",
                        "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\n<ID>"
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n{"),
                Arguments.of(
                        "after sending a chunk that is none",
                        "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\n<ID>"
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
                Arguments.of(
                        "before the answer", post(InvoiceJson.withLines(150).encode())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("departures")
    void aClientThatLeavesIsLoggedUnderItsId(String name, String request) throws Exception {
        String id = UUID.randomUUID().toString();
        try (RawHttp connection = new RawHttp(app.port())) {
            connection.send(request.replace(ID_HERE, "X-Request-Id: " + id + "\r\n"));
        }

        assertThat(app.accessLine(id).getInteger("status")).isIn(201, 400, 499);
    }

    private static void assertAnswered(RawHttp.Response response, Integer status) throws Exception {
        if (status == null) {
            assertThat(response.status()).isBetween(100, 499);
        } else {
            assertThat(response.status()).isEqualTo(status);
        }
        String id = response.header("X-Request-Id");
        assertThat(id).matches(UUID_SHAPE);
        if (response.header("Content-Type").equals("application/problem+json")
                && !response.body().isEmpty()) {
            assertThat(new JsonObject(response.body()).getString("requestId")).isEqualTo(id);
        }
        if (response.status() >= 400) {
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(app.accessLine(id).getInteger("status")).isEqualTo(response.status());
    }

    private static String get(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n<ID>" + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    private static String post(String body) {
        return "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\n<ID>Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String chunked(int bytes) {
        return "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\n<ID>Content-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(bytes) + "\r\n" + "x".repeat(bytes)
                + "\r\n0\r\n\r\n";
    }

    private static Arguments kind(String name, String request, Integer status) {
        return Arguments.of(name, request, status);
    }

    private static Arguments garbled(String name, String request, Integer status) {
        return Arguments.of(name, request.replace(ID_HERE, ""), status);
    }
}
