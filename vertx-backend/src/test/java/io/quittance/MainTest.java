package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path dataDir;

    @Test
    void aBadConfigurationEndsTheProcessWithOneMessageAboutAllOfIt() throws Exception {
        try (ServiceProcess service = new ServiceProcess(
                dataDir,
                Map.of(
                        "QUITTANCE_HTTP_TLS", "maybe",
                        "QUITTANCE_HTTP_PROT", "1",
                        "QUITTANCE_TRUSTED_PROXIES", "10.0.0.0/99",
                        "QUITTANCE_BITCOIN_NETWORK", "dogenet"))) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output())
                    .contains("http.tls (QUITTANCE_HTTP_TLS) must be true or false, not 'maybe'")
                    .contains("QUITTANCE_HTTP_PROT is not a setting. Did you mean QUITTANCE_HTTP_PORT?")
                    .contains("trustedProxies (QUITTANCE_TRUSTED_PROXIES)")
                    .contains("bitcoin.network (QUITTANCE_BITCOIN_NETWORK)")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void anOccupiedPortEndsTheProcessWithAMessageThatNamesIt() throws Exception {
        try (ServiceProcess first = new ServiceProcess(dataDir, Map.of()).awaitReady();
                ServiceProcess second =
                        new ServiceProcess(dataDir, Map.of("QUITTANCE_HTTP_PORT", Integer.toString(first.port())))) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output()).contains("Quittance cannot start", "Address already in use");
        }
    }

    @Test
    void aDataFolderThatCannotBeMadeEndsTheProcess() throws Exception {
        Path file = Files.createFile(dataDir.resolve("file"));
        try (ServiceProcess service = new ServiceProcess(
                dataDir, Map.of("QUITTANCE_DATA_DIR", file.resolve("below").toString()))) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output()).contains("Quittance cannot start", file.toString());
        }
    }

    @Test
    void itMakesItsCertificateAtTheFirstStartAndKeepsIt() throws Exception {
        Map<String, String> https = Map.of("QUITTANCE_HTTP_TLS", "true");
        Path certificate = dataDir.resolve("tls/certificate.pem");
        Path key = dataDir.resolve("tls/key.pem");
        try (ServiceProcess service = new ServiceProcess(dataDir, https).awaitReady()) {
            assertThat(certificate).exists();
            service.terminate();
            assertThat(service.awaitExit()).isEqualTo(143);
        }
        String first = Files.readString(certificate) + Files.readString(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (ServiceProcess service = new ServiceProcess(dataDir, https).awaitReady()) {
            assertThat(Files.readString(certificate) + Files.readString(key)).isEqualTo(first);
            assertThat(service.output()).doesNotContain("PRIVATE KEY");
        }
    }

    @Test
    void whatLiesInTheWorkingDirectoryIsNoPartOfTheProgram() throws Exception {
        for (String name : List.of("openapi.yaml", "defaults.json", "docs/index.html")) {
            Files.createDirectories(dataDir.resolve(name).getParent());
            Files.writeString(dataDir.resolve(name), "theirs: true");
        }
        try (ServiceProcess service = new ServiceProcess(dataDir, Map.of()).awaitReady();
                RawHttp client = new RawHttp(service.port())) {
            assertThat(get(client, "/docs").body()).contains("swagger-ui");
            assertThat(get(client, "/docs/openapi.yaml").body()).startsWith("openapi: 3.1");
            assertThat(get(client, "/docs/swagger-ui.css").status()).isEqualTo(200);
            assertThat(get(client, "/docs/nothing.css").status()).isEqualTo(404);
        }
    }

    @Test
    void aStopWhileItWarmsUpIsQuiet() throws Exception {
        try (ServiceProcess service = new ServiceProcess(dataDir, Map.of()).awaitOutput("Quittance answers")) {
            service.terminate();

            assertThat(service.awaitExit()).isEqualTo(143);
            assertThat(service.output()).contains("\"Stopped\"").doesNotContain("ERROR", "WARN", "Exception");
        }
    }

    @Test
    void aStopBeforeItAnswersIsQuietToo() throws Exception {
        Path temporary = Files.createDirectory(dataDir.resolve("tmp"));
        try (ServiceProcess service = new ServiceProcess(dataDir, Map.of(), "-Djava.io.tmpdir=" + temporary)) {
            while (!Files.exists(dataDir.resolve("logs"))) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            service.terminate();

            assertThat(service.awaitExit()).isEqualTo(143);
            assertThat(service.output()).doesNotContain("ERROR", "Exception");
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void atSigtermItTurnsUnreadyFinishesWhatItAcceptedAndEnds() throws Exception {
        // On a Turkish machine, where the upper case of "i" is not "I".
        try (ServiceProcess service =
                        new ServiceProcess(dataDir, Map.of(), "-Duser.language=tr", "-Duser.country=TR").awaitReady();
                RawHttp accepted = post(service, InvoiceJson.withLines(3_000));
                RawHttp idle = new RawHttp(service.port())) {
            idle.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n").read();
            awaitRendering(service);

            service.terminate();
            while (service.ready() == 200) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            // Unready while the accepted request is still being worked on.
            idle.awaitClose();
            RawHttp.Response response = accepted.read();

            assertThat(response.status()).isEqualTo(201);
            assertThat(service.awaitExit()).isEqualTo(143);
            String link =
                    new JsonObject(response.body()).getString("downloadUrl").split("/")[5];
            assertThat(dataDir.resolve("documents").resolve(link)).isNotEmptyDirectory();
            assertThat(service.log("access.log"))
                    .anyMatch(line -> line.getString("requestId").equals(response.header("X-Request-Id"))
                            && line.getInteger("status") == 201);
            assertThat(service.output().lines())
                    .allSatisfy(line -> assertThat(new JsonObject(line).getString("requestId"))
                            .isNotBlank());
            assertThat(service.log("application.log").getLast().getString("message"))
                    .isEqualTo("Stopped");
        }
    }

    private static RawHttp.Response get(RawHttp client, String path) throws Exception {
        return client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").read();
    }

    private static RawHttp post(ServiceProcess service, JsonObject invoice) throws Exception {
        byte[] body = invoice.encode().getBytes(StandardCharsets.UTF_8);
        return new RawHttp(service.port())
                .send(
                        "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length + "\r\n\r\n")
                .send(body);
    }

    private static void awaitRendering(ServiceProcess service) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (Instant.now().isBefore(end)) {
            try (RawHttp connection = new RawHttp(service.managementPort())) {
                String metrics = connection
                        .send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
                        .read()
                        .body();
                if (metrics.contains("quittance_renderings_accepted{lane=\"bulk\"} 1.0")) {
                    return;
                }
            }
        }
        throw new AssertionError("Nothing is being rendered");
    }
}
