package io.quittance.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.ServiceProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What anybody can send does not end a process of the least heap, and keeps nobody from making an invoice. */
class WideBodyTest {

    private static final int AT_ONCE = 8;

    /** Public operations, with the largest body that each takes. */
    private static final Map<String, Integer> OPERATIONS = Map.of(
            "/api/invoice-documents", 4 << 20,
            "/api/session", 65_536,
            "/api/registration", 65_536);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(RunningApp.PATIENCE)
            .build();

    @Test
    void wideBodiesAreRefusedAndOrdinaryInvoicesMadeMeanwhile(@TempDir Path folder) throws Exception {
        try (ServiceProcess service =
                ServiceProcess.asOperator(folder, Map.of(), "-Xmx192m").awaitReady()) {
            for (Map.Entry<String, Integer> operation : OPERATIONS.entrySet()) {
                for (Map.Entry<String, String> body :
                        WideBodies.of(operation.getValue()).entrySet()) {
                    String kind = operation.getKey() + ": " + body.getKey();
                    List<CompletableFuture<HttpResponse<String>>> hostile = IntStream.range(0, AT_ONCE)
                            .mapToObj(i -> post(service, operation.getKey(), body.getValue()))
                            .toList();
                    assertThat(ordinaryInvoice(service)).as(kind).isEqualTo(201);
                    for (CompletableFuture<HttpResponse<String>> response : hostile) {
                        HttpResponse<String> refusal = response.get(RunningApp.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                        assertThat(refusal.statusCode()).as(kind).isIn(400, 413, 422, 503);
                        assertThat(refusal.body().length())
                                .as(kind + ": " + refusal.body())
                                .isLessThan(200_000);
                    }
                }
            }
            assertThat(service.isAlive()).isTrue();
            assertThat(service.output()).doesNotContain("OutOfMemory", "StackOverflow", "Thread blocked");
        }
    }

    /** Tried again where it is told to come again. */
    private int ordinaryInvoice(ServiceProcess service) throws Exception {
        for (int tries = 0; ; tries++) {
            int status = post(
                            service,
                            "/api/invoice-documents",
                            InvoiceJson.valid().encode())
                    .get(RunningApp.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .statusCode();
            if (status != 503 || tries == 10) {
                return status;
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private CompletableFuture<HttpResponse<String>> post(ServiceProcess service, String path, String body) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                        .timeout(RunningApp.PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("X-Requested-With", "test")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
