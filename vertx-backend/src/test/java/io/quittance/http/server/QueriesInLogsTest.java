package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A query may hold a secret, whatever is wrong with its request. No log has it, not even at DEBUG. */
class QueriesInLogsTest {

    private static final String CANARY = "canary5d0c7a61e2";

    @Test
    void noQueryIsLoggedWhateverIsWrongWithTheRequest() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stdout = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try (RunningApp app = RunningApp.start(Map.of("QUITTANCE_LOGGING_LEVEL", "DEBUG"))) {
            List<String> answers = new ArrayList<>();
            for (int port : List.of(app.port(), app.configuration().management().port())) {
                for (String target : targets()) {
                    for (String request : requests(target)) {
                        RawHttp.Response response = RawHttp.exchange(port, request);
                        answers.add(response.status() + " "
                                + request.lines().findFirst().orElseThrow());
                        assertThat(response.body()).as(request).doesNotContain(CANARY);
                    }
                }
            }
            assertThat(answers).noneMatch(answer -> answer.startsWith("500"));
            app.accessLine(app.get("/ping"));
            for (String file : List.of("access.log", "application.log")) {
                assertThat(Files.readString(
                                app.configuration().dataDir().resolve("logs").resolve(file)))
                        .doesNotContain(CANARY);
            }
        } finally {
            System.setOut(stdout);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain(CANARY);
    }

    private static List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String path : List.of(
                "/ping",
                "/api/items",
                "/api/registration",
                "/api/invoice-documents",
                "/docs",
                "/docs/openapi.yaml",
                "/nothing",
                "/health/ready",
                "/metrics",
                "",
                "//",
                "/%zz",
                "/a b",
                "http://localhost/ping",
                "http://[/ping",
                "*")) {
            for (String query :
                    List.of("x=" + CANARY, CANARY + "=%zz", CANARY + "%", "x=%00" + CANARY, CANARY + "#" + CANARY)) {

                targets.add(path + "?" + query);
            }
        }
        targets.add("/ping?" + CANARY + "x".repeat(20_000));
        return targets;
    }

    private static List<String> requests(String target) {
        return List.of(
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET " + target + " HTTP/1.1\r\nHost: local host:x\r\nConnection: close\r\n\r\n",
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: __Host-quittance="
                        + "a".repeat(40) + "\r\n\r\n",
                "OPTIONS " + target + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                        + "Access-Control-Request-Method: GET\r\nConnection: close\r\n\r\n",
                "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: test\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: test\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\na=%z");
    }
}
