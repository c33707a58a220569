package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.config.Configuration;
import io.quittance.config.ConfigurationReader;
import io.quittance.greeting.GreetingFeature;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.quittance.observability.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feature is a package that the product is told of by one line: what it gives is bound, done and delivered. */
class FeatureTest {

    private static final JsonObject CONTRACT = new JsonObject("""
            {"openapi": "3.1.0", "info": {"title": "Test", "version": "1"}, "components": {"schemas": {}},
             "paths": {"/api/greetings": {"post": {"operationId": "greet", "x-role": "public", "x-parameters": [],
               "x-body": {"max": 1000},
               "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
               "responses": {"default": {"description": ""}}}}}}""");

    private final Metrics metrics = new Metrics();
    private final Vertx vertx = metrics.vertx();
    private TestDatabase rows;
    private Kernel kernel;
    private GreetingFeature greeting;
    private Servers servers;
    private BackgroundWork background;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        rows = TestDatabase.create();
        int port = RunningApp.freePort();
        Configuration configuration = RunningApp.await(new ConfigurationReader(
                        vertx,
                        Map.of(
                                "QUITTANCE_DATA_DIR", folder.toString(),
                                "QUITTANCE_DATABASE_URL", rows.uri(),
                                "QUITTANCE_HTTP_TLS", "false",
                                "QUITTANCE_HTTP_PORT", Integer.toString(port),
                                "QUITTANCE_MANAGEMENT_PORT", Integer.toString(RunningApp.freePortBut(port))))
                .read());
        Clock clock = Clock.systemUTC();
        Opened opened = Opened.open(vertx, configuration, clock, true);
        kernel = Kernel.of(vertx, configuration, clock, metrics.registry(), opened.database(), opened.pools());
        greeting = new GreetingFeature(kernel);
        List<Feature> features = List.of(greeting);
        servers = new Servers(kernel, opened);
        background = new BackgroundWork(kernel, features);
        RunningApp.await(OpenAPIContract.from(vertx, CONTRACT)
                .compose(contract -> servers.start(metrics, contract, features))
                .compose(served -> background.startBesideServer()));
    }

    @AfterEach
    void stop() throws Exception {
        RunningApp.await(servers.stop());
        RunningApp.await(background.stop());
        RunningApp.await(kernel.database().close());
        RunningApp.await(vertx.close());
        metrics.close();
        rows.close();
    }

    @Test
    void givesAnOperationAJobAndADelivery() throws Exception {
        URI uri = kernel.configuration().address().resolve("/api/greetings");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.send(
                                        HttpRequest.newBuilder(uri)
                                                .header("Content-Type", "application/json")
                                                .POST(BodyPublishers.ofString("{\"name\": \"Ana\"}"))
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(204);
            }
        }
        while (greeting.greeted().isEmpty() || greeting.yawns() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }

        assertThat(greeting.greeted()).containsExactly("Hello Ana");
    }
}
