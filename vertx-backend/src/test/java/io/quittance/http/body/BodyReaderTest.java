package io.quittance.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyReaderTest {

    private static final int MEBIBYTE = 1 << 20;

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of(
                "QUITTANCE_TRUSTED_PROXIES",
                "127.0.0.1",
                "QUITTANCE_HTTP_MAX_BODY_BYTES_IN_FLIGHT",
                Integer.toString(8 * MEBIBYTE)));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void clientsThatAnnounceMuchAndSendNothingKeepNobodyOut() throws Exception {
        List<RawHttp> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                idle.add(new RawHttp(app.port()).send(head("POST /api/invoice-documents", 4 * MEBIBYTE)));
            }
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);
        } finally {
            for (RawHttp connection : idle) {
                connection.close();
            }
        }
    }

    @Test
    void oneNetworkCannotTakeAllThatMayBeReceived() throws Exception {
        try (RawHttp first = new RawHttp(app.port());
                RawHttp second = new RawHttp(app.port())) {
            first.send(from("192.0.2.1")).send(new byte[3 * MEBIBYTE]);
            second.send(from("::ffff:192.0.2.1"));
            app.awaitBodyBytes(3 * MEBIBYTE);
            second.send(new byte[MEBIBYTE + 1]);

            RawHttp.Response refusal = second.read();
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(new JsonObject(refusal.body()).getString("code")).isEqualTo("overloaded");
            assertThat(refusal.header("Retry-After")).isNotEmpty();
            assertThat(app.post(InvoiceJson.valid(), "X-Forwarded-For", "192.0.2.2")
                            .statusCode())
                    .isEqualTo(201);
        }
        app.awaitBodyBytes(0);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/items, 401, sign-in-required",
        "PUT /api/items/00000000-0000-0000-0000-000000000000/picture, 401, sign-in-required",
        "POST /nothing, 404, not-found",
        "DELETE /ping, 405, method-not-allowed",
        "POST /api/session, 403, csrf-header-missing",
    })
    void whoMayNotSendABodyIsToldBeforeItIsSent(String request, int status, String code) throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            RawHttp.Response response = connection
                    .send(head(request, 10_000).replace("Host: x", "Host: x\r\nExpect: 100-continue"))
                    .read();

            assertThat(response.status()).isEqualTo(status);
            assertThat(new JsonObject(response.body()).getString("code")).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/session, 65536, 400",
        "POST /api/session, 65537, 413",
        "POST /api/registration, 65537, 413",
        "POST /api/invoice-documents, 4194304, 400",
        "POST /api/invoice-documents, 4194305, 413",
    })
    void eachOperationTakesAsMuchAsTheContractSays(String request, int bytes, int status) throws Exception {
        String body = "{" + " ".repeat(bytes - 2) + "}";

        assertThat(RawHttp.exchange(app.port(), head(request, bytes) + body).status())
                .isEqualTo(status);
    }

    /** Sends all of it before it looks at what comes back, as most clients do. */
    @ParameterizedTest
    @CsvSource({
        "POST /api/invoice-documents HTTP/1.1, 9, 413",
        "POST /api/invoice-documents HTTP/1.0, 9, 413",
        "POST /api/session HTTP/1.1, 9, 413",
        "POST /api/items HTTP/1.1, 9, 401",
        "PUT /api/company HTTP/1.1, 9, 401",
        "POST /nothing HTTP/1.1, 9, 404",
        "PUT /ping HTTP/1.1, 9, 405",
        "POST /%zz HTTP/1.1, 9, 400",
    })
    void aRefusalCanBeReadByWhoSendsItAllFirst(String request, int mebibytes, int status) throws Exception {
        for (String more : List.of("", "Connection: close\r\n")) {
            try (RawHttp connection = new RawHttp(app.port())) {
                connection.send(request + "\r\nHost: x\r\nX-Requested-With: x\r\n" + more
                        + "Content-Type: application/json\r\nContent-Length: " + mebibytes * MEBIBYTE + "\r\n\r\n");
                for (int i = 0; i < mebibytes; i++) {
                    connection.send(new byte[MEBIBYTE]);
                }
                assertThat(connection.read().status()).as(more).isEqualTo(status);
                connection.awaitClose();
            }
        }
    }

    @Test
    void chunksThatBecomeTooManyAreReadOnToo() throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            connection.send("POST /api/session HTTP/1.1\r\nHost: x\r\nX-Requested-With: x\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = Integer.toHexString(MEBIBYTE) + "\r\n" + "x".repeat(MEBIBYTE) + "\r\n";
            for (int i = 0; i < 9; i++) {
                connection.send(chunk);
            }
            assertThat(connection.send("0\r\n\r\n").read().status()).isEqualTo(413);
            connection.awaitClose();
        }
    }

    @Test
    void whatGoesOnWithoutEndIsCutOff() throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            connection.send(head("POST /nothing", Integer.MAX_VALUE));
            assertThat(connection.read().status()).isEqualTo(404);
            int sent = 0;
            try {
                for (; sent < 200; sent++) {
                    connection.send(new byte[MEBIBYTE]);
                }
            } catch (java.net.SocketException cutOff) {
                assertThat(sent).isBetween(16, 100);
                return;
            }
            throw new AssertionError("200 MiB were taken");
        }
    }

    @Test
    void whatIsRefusedWithAShortBodyOrWithoutOneLeavesItsConnectionUsable() throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            for (String request : List.of(
                    head("POST /api/items", 1_000) + "x".repeat(1_000),
                    "GET /api/items HTTP/1.1\r\nHost: x\r\n\r\n",
                    "DELETE /api/session HTTP/1.1\r\nHost: x\r\n\r\n")) {
                RawHttp.Response response = connection.send(request).read();
                assertThat(response.status()).isEqualTo(401);
                assertThat(response.header("Connection")).isEmpty();
            }
            assertThat(connection
                            .send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n")
                            .read()
                            .status())
                    .isEqualTo(200);
        }
    }

    private static String from(String client) {
        return head("POST /api/invoice-documents", 4 * MEBIBYTE)
                .replace("Host: x", "Host: x\r\nX-Forwarded-For: " + client);
    }

    private static String head(String request, int length) {
        return request + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + (request.contains("session") && length == 10_000 ? "" : "X-Requested-With: x\r\n")
                + "Content-Length: " + length + "\r\n\r\n";
    }
}
