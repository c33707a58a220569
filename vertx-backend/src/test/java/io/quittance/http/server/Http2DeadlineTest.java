package io.quittance.http.server;

import static io.quittance.RawHttp2.END_HEADERS;
import static io.quittance.RawHttp2.END_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.quittance.RawHttp2;
import io.quittance.RunningApp;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that keep an HTTP/2 connection busy without asking for anything. */
class Http2DeadlineTest {

    private static final byte[] PING = RawHttp2.head("GET", "/ping");

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_HTTP_TLS", "true", "QUITTANCE_HTTP_REQUEST_TIMEOUT", "PT1S"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    @Execution(CONCURRENT)
    void aConnectionWithoutAStreamIsClosed() throws Exception {
        try (RawHttp2 connection = new RawHttp2(app.port())) {
            connection.awaitClose();
        }
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(booleans = {false, true})
    void aConnectionThatOnlyPingsIsClosed(boolean afterARequest) throws Exception {
        try (RawHttp2 connection = new RawHttp2(app.port())) {
            if (afterARequest) {
                assertThat(answered(connection)).isEqualTo(200);
            }
            assertThat(repeatedUntilCutOff(connection::ping)).isTrue();
        }
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(booleans = {false, true})
    void halfABlockOfHeadersIsNotWaitedFor(boolean afterARequest) throws Exception {
        try (RawHttp2 connection = new RawHttp2(app.port())) {
            if (afterARequest) {
                assertThat(answered(connection)).isEqualTo(200);
            }
            connection.headers(3, END_STREAM, Arrays.copyOf(PING, 10)).awaitClose();
        }
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(booleans = {false, true})
    void aBlockOfHeadersThatDripsInIsCutOff(boolean afterARequest) throws Exception {
        try (RawHttp2 connection = new RawHttp2(app.port())) {
            if (afterARequest) {
                assertThat(answered(connection)).isEqualTo(200);
            }
            connection.headers(3, END_STREAM, PING);
            byte[] header = {0, 1, 'x', 1, 'y'};
            assertThat(repeatedUntilCutOff(() -> connection.continuation(3, header)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource({"GET, 405", "POST, 408", "DELETE, 405"})
    void aBodyThatNeverComesIsAnsweredWithoutIt(String method, int status) throws Exception {
        try (RawHttp2 connection = new RawHttp2(app.port())) {
            byte[] head = RawHttp2.head(method, "/api/invoice-documents", "content-type", "application/json");
            assertThat(connection.headers(1, END_HEADERS, head).status()).isEqualTo(status);
            connection.awaitClose();
        }
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(strings = {"a\0b", "\u0001", "\u007f", "a\nb", "a\rb"})
    void aHeaderWithAControlCharacterIsRefused(String value) throws Exception {
        for (String name : new String[] {"x-anything", "user-agent", "if-match", "idempotency-key", "authorization"}) {
            try (RawHttp2 connection = new RawHttp2(app.port())) {
                byte[] head = RawHttp2.head("GET", "/api/items", name, value);
                assertThat(connection.headers(1, END_HEADERS | END_STREAM, head).status())
                        .isIn(400, RawHttp2.REFUSED_WITHOUT_ANSWER);
            }
        }
    }

    private static int answered(RawHttp2 connection) throws IOException {
        return connection.headers(1, END_HEADERS | END_STREAM, PING).status();
    }

    private interface Sending {
        void send() throws IOException;
    }

    /** Sends it now and then, for at most as long as anything may take here. */
    private static boolean repeatedUntilCutOff(Sending frame) throws Exception {
        for (long i = 0; i < RunningApp.PATIENCE.toMillis() / 50; i++) {
            try {
                frame.send();
            } catch (IOException cutOff) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }
}
