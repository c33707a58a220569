package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a proxy and this service might read differently is refused, and nothing behind it is read. */
class AmbiguousRequestTest {

    private static final String BODY =
            "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String[] AMBIGUOUS = {
        // The length of the body.
        BODY + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        BODY.replace("1.1", "1.0") + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        BODY.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: identity\r\n\r\n",
        BODY + "Transfer-Encoding:\r\n\r\n",
        BODY + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        BODY + " Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        BODY + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        BODY + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        BODY.replace("1.1", "1.0") + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
        BODY + "Content-Length: 2, 2\r\n\r\n{}",
        BODY.replace("1.1", "1.0") + "Content-Length: 2, 40\r\n\r\n{}",
        BODY + "Content-Length: +2\r\n\r\n{}",
        BODY + "Content-Length: -2\r\n\r\n{}",
        BODY + "Content-Length: 0x2\r\n\r\n{}",
        BODY + "Content-Length: 2.0\r\n\r\n{}",
        BODY + "Content-Length: 1 2\r\n\r\n{}",
        BODY + "Content-Length:\r\n\r\n",
        BODY + "Content-Length : 2\r\n\r\n{}",
        BODY + "Content-Length\t: 2\r\n\r\n{}",
        // The host.
        "GET /ping HTTP/1.1\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nhost: x\r\n\r\n",
        "GET /ping HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x, y\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: a@b\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x/y\r\n\r\n",
        // The request line.
        "\u0001GET /ping HTTP/1.1\r\nHost: x\r\n\r\n",
        "\u0000GET /ping HTTP/1.1\r\nHost: x\r\n\r\n",
        " GET /ping HTTP/1.1\r\nHost: x\r\n\r\n",
        "\tGET /ping HTTP/1.1\r\nHost: x\r\n\r\n",
        "G\u0000ET /ping HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET\t/ping\tHTTP/1.1\r\nHost: x\r\n\r\n",
        "GET\u000b/ping HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET  /ping HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ping  HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ping HTTP/1.1 \r\nHost: x\r\n\r\n",
        "GET /ping\r HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /pi\u0000ng HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ping?\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ping?\u007f HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ping?\u00fc HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ping HTTP/1.1 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ping\r\nHost: x\r\n\r\n",
        "GET /ping http/1.1\r\nHost: x\r\n\r\n",
        "GET /ping HTTP/1.2\r\nHost: x\r\n\r\n",
        "GET /ping HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET /ping HTTP/0.9\r\nHost: x\r\n\r\n",
        "GET ping HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%4 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ping?q=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        // Headers and the ends of lines.
        "GET /ping HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX-A: a\u0001b\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX-A: a\u007fb\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX-A: a\rb\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX-A: a\r\n b\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX-A: a\r\n\tb\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX-A: a\nX-B: b\r\n\r\n",
        "GET /ping HTTP/1.1\nHost: x\n\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\n\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX-A a\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\n: a\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX\u0000A: a\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nX(A: a\r\n\r\n",
        "GET /ping HTTP/1.1\r\n Host: x\r\n\r\n",
    };
    private static final String[] AMBIGUOUS_CHUNKS = {
        BODY + "Transfer-Encoding: chunked\r\n\r\n2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\n\r\n2;a\nb\r\n{}\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}X\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF2\r\n{}\r\n0\r\n\r\n",
        BODY + "Transfer-Encoding: chunked\r\n\r\n0\r\nX\u0000: a\n\r\n\r\n",
    };

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_HTTP_REQUEST_TIMEOUT", "PT3S", "QUITTANCE_HTTP_IDLE_TIMEOUT", "PT3S"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    static Stream<Arguments> ambiguousOnBothPorts() {
        return Stream.concat(
                Stream.of("api", "management")
                        .flatMap(port -> Arrays.stream(AMBIGUOUS).map(request -> Arguments.of(port, request))),
                // On the other port there is nothing to send a body to.
                Arrays.stream(AMBIGUOUS_CHUNKS).map(request -> Arguments.of("api", request)));
    }

    @ParameterizedTest
    @MethodSource("ambiguousOnBothPorts")
    void itIsRefusedOnceAndWhatFollowsIsNeverRead(String port, String request) throws Exception {
        String hidden = "/hidden-" + System.nanoTime();
        String answers;
        try (RawHttp connection = new RawHttp(
                port.equals("api")
                        ? app.port()
                        : app.configuration().management().port())) {
            answers = connection
                    .send(request + "GET " + hidden + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .readToEnd();
        }

        assertThat(answers).containsPattern("^HTTP/1\\.[01] 400 ").containsOnlyOnce("HTTP/1.");
        assertThat(answers.toLowerCase(Locale.ROOT))
                .contains("\r\nconnection: close\r\n", "\r\ncontent-type: application/problem+json\r\n");
        JsonObject problem = new JsonObject(answers.substring(answers.indexOf("\r\n\r\n")));
        assertThat(problem.getString("code")).isEqualTo("malformed-request");
        assertThat(app.accessLine(problem.getString("requestId")).getInteger("status"))
                // The body broke off, for the log.
                .isIn(400, 499);
        assertThat(app.logLines("access.log")).noneMatch(line -> hidden.equals(line.getString("path")));
    }
}
