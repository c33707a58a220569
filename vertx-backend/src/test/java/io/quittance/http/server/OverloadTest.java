package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverloadTest {

    @Test
    void whatDoesNotFitIntoTheQueueIsToldToComeAgainAndEverythingElseIsDone() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_RENDERING_INTERACTIVE_THREADS", "1",
                "QUITTANCE_RENDERING_INTERACTIVE_QUEUE", "2"))) {
            List<CompletableFuture<HttpResponse<String>>> requests = IntStream.range(0, 60)
                    .mapToObj(i -> app.client()
                            .sendAsync(
                                    app.request("/api/invoice-documents", "Content-Type", "application/json")
                                            .POST(BodyPublishers.ofString(
                                                    InvoiceJson.withLines(100).encode()))
                                            .build(),
                                    BodyHandlers.ofString()))
                    .toList();
            List<HttpResponse<String>> responses =
                    requests.stream().map(CompletableFuture::join).toList();

            assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(201, 503);
            assertThat(responses)
                    .filteredOn(response -> response.statusCode() == 503)
                    .allSatisfy(response -> {
                        assertThat(new JsonObject(response.body()).getString("code"))
                                .isEqualTo("overloaded");
                        assertThat(response.headers()
                                        .firstValueAsLong("Retry-After")
                                        .orElse(0))
                                .isPositive();
                    });
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void whatWouldBeRefusedIsRefusedBeforeItsBodyIsSent() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_RENDERING_INTERACTIVE_THREADS", "1",
                "QUITTANCE_RENDERING_INTERACTIVE_QUEUE", "1"))) {
            String body = InvoiceJson.withLines(250).encode();
            List<CompletableFuture<HttpResponse<String>>> busy = IntStream.range(0, 20)
                    .mapToObj(i -> app.client()
                            .sendAsync(
                                    app.request("/api/invoice-documents", "Content-Type", "application/json")
                                            .POST(BodyPublishers.ofString(body))
                                            .build(),
                                    BodyHandlers.ofString()))
                    .toList();

            int status = 100;
            while (status == 100 && busy.stream().anyMatch(request -> !request.isDone())) {
                try (RawHttp client = new RawHttp(app.port())) {
                    client.send(head(200_000).replace("Host: x", "Host: x\r\nExpect: 100-continue"));
                    status = client.read().status();
                }
            }
            assertThat(status).isEqualTo(503);
            busy.forEach(CompletableFuture::join);
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void whatIsRefusedForAnotherReasonGivesItsPlaceUp() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_RENDERING_INTERACTIVE_THREADS", "1",
                "QUITTANCE_RENDERING_INTERACTIVE_QUEUE", "1"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(app.post(InvoiceJson.with("totalSats", "text")).statusCode())
                        .isEqualTo(400);
                assertThat(app.post(InvoiceJson.with("totalSats", 1)).statusCode())
                        .isEqualTo(422);
            }
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void bodiesOnTheirWayInAreBoundedTogether() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_HTTP_MAX_BODY_BYTES", "100000", "QUITTANCE_HTTP_MAX_BODY_BYTES_IN_FLIGHT", "150000"))) {
            try (RawHttp first = new RawHttp(app.port())) {
                first.send(head(100_000).replace("Host: x", "Host: x\r\nExpect: 100-continue"));
                assertThat(first.read().status())
                        .as("the first body is admitted")
                        .isEqualTo(100);
                first.send("x".repeat(99_999));
                app.awaitBodyBytes(99_999);
                RawHttp.Response second = RawHttp.exchange(app.port(), head(60_000) + "x".repeat(60_000));

                assertThat(second.status()).isEqualTo(503);
                assertThat(new JsonObject(second.body()).getString("code")).isEqualTo("overloaded");
                assertThat(second.header("Retry-After")).isNotEmpty();
                assertThat(app.get("/ping").statusCode()).isEqualTo(200);
                first.send("x");
                assertThat(first.read().status()).isEqualTo(400);
            }
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void bodiesOfClientsThatLeftNoLongerCount() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_HTTP_MAX_BODY_BYTES", "100000", "QUITTANCE_HTTP_MAX_BODY_BYTES_IN_FLIGHT", "100000"))) {
            for (int i = 0; i < 5; i++) {
                String id = "00000000-0000-0000-0000-00000000000" + i;
                try (RawHttp connection = new RawHttp(app.port())) {
                    connection
                            .send(head(100_000).replace("Host: x", "Host: x\r\nX-Request-Id: " + id))
                            .send("{");
                }
                app.accessLine(id);
            }
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);
        }
    }

    private static String head(int length) {
        return "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }
}
