package io.quittance.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
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
}
