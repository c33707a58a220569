package io.quittance.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StorageFullTest {

    @Test
    void aFullDiskIsAnHonestAnswerThatLeavesNothingAndTurnsTheServiceUnready() throws Exception {
        try (RunningApp app =
                RunningApp.start(Map.of("QUITTANCE_DOCUMENTS_MIN_FREE_BYTES", Long.toString(Long.MAX_VALUE)))) {
            HttpResponse<String> response = app.post(InvoiceJson.valid());

            assertThat(response.statusCode()).isEqualTo(507);
            assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("storage-full");
            assertThat(app.documents().resolve(".incoming")).isEmptyDirectory();
            try (var entries = Files.list(app.documents())) {
                assertThat(entries).singleElement();
            }
            JsonObject logged = app.logLine(
                    "application.log", line -> line.getString("message").startsWith("A document was refused"));
            assertThat(logged.getString("requestId"))
                    .as("written by a worker, and yet under the id of its request")
                    .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
            assertThat(app.client()
                            .send(
                                    HttpRequest.newBuilder(app.managementUri("/health/ready"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(503);
            assertThat(app.get("/ping").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void oneNetworkThatHasUsedItsShareIsToldWhenThereIsRoomAgainAndOthersGoOn() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_DOCUMENTS_MAX_BYTES_PER_NETWORK", "100000", "QUITTANCE_TRUSTED_PROXIES", "127.0.0.1,::1"))) {
            String[] ana = {"X-Forwarded-For", "2001:db8:1:2::1"};
            String[] neighbour = {"X-Forwarded-For", "2001:db8:1:2:ffff::9"};
            String[] bob = {"X-Forwarded-For", "2001:db8:1:3::1"};
            int made = 0;
            HttpResponse<String> response = app.post(InvoiceJson.valid(), ana);
            while (response.statusCode() == 201) {
                made++;
                response = app.post(InvoiceJson.valid(), made % 2 == 0 ? ana : neighbour);
            }

            assertThat(made).isBetween(1, 10);
            assertThat(Api.outcome(response)).isEqualTo("429 storage-share-used");
            assertThat(Long.parseLong(
                            response.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(23 * 3_600L, 24 * 3_600L + 1);
            assertThat(app.post(InvoiceJson.valid(), bob).statusCode()).isEqualTo(201);
            assertThat(ready(app)).isEqualTo(200);
        }
    }

    @Test
    void allDocumentsTogetherAreBounded() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of("QUITTANCE_DOCUMENTS_MAX_BYTES", "100000"))) {
            HttpResponse<String> response = app.post(InvoiceJson.valid());
            while (response.statusCode() == 201) {
                response = app.post(InvoiceJson.valid());
            }

            assertThat(Api.outcome(response)).isEqualTo("507 storage-full");
        }
    }

    @Test
    void aFolderThatSomebodyDeletedIsMadeAgain() throws Exception {
        try (RunningApp app = RunningApp.start()) {
            app.documentPath();
            delete(app.documents());
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);

            delete(app.documents());
            Files.writeString(app.documents(), "in the way");
            assertThat(ready(app)).isEqualTo(503);
            HttpResponse<String> refused = app.post(InvoiceJson.valid());
            assertThat(Api.outcome(refused)).isEqualTo("503 storage-unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();

            Files.delete(app.documents());
            assertThat(ready(app)).isEqualTo(200);
            assertThat(app.get(app.documentPath()).statusCode()).isEqualTo(200);
        }
    }

    private static int ready(RunningApp app) throws Exception {
        return app.client()
                .send(HttpRequest.newBuilder(app.managementUri("/health/ready")).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
