package io.quittance.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.Door;
import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.http.server.ProblemRenderer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is not there, goes away and comes back. */
@Tag("database")
class DatabaseAwayTest {

    private TestDatabase server;
    private Door door;

    @BeforeEach
    void makeDatabase() {
        server = TestDatabase.create();
        door = new Door(server.url().port());
    }

    @AfterEach
    void dropDatabase() throws Exception {
        door.close();
        server.close();
    }

    @Test
    void theServiceStartsWithoutItsServerAndTakesItWhenItComes() throws Exception {
        try (RunningApp app = RunningApp.start(settings(server.uri()))) {
            JsonObject complaint = app.logLine("application.log", line -> line.getString("message")
                    .startsWith("The database at 127.0.0.1:" + door.port() + "/"));
            assertThat(complaint.getString("message")).contains("refused").doesNotContain("\n", "finishConnect");
            assertThat(complaint.getString("stack_trace")).isNull();
            assertThat(readiness(app)).isEqualTo("DOWN");
            assertThat(app.get("/ping").statusCode()).isEqualTo(200);
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);

            door.open();

            awaitReadiness(app, "UP");
            awaitListOfTheDay();
            // Said once, however often it was tried.
            assertThat(app.logLines("application.log"))
                    .filteredOn(line -> line.getString("message").startsWith("The database at"))
                    .hasSize(1);
        }
    }

    @Test
    void aServerThatGoesAwayTurnsReadinessRedAndEverythingHealsWhenItIsBack() throws Exception {
        door.open();
        try (RunningApp app = RunningApp.start(settings(server.uri()))) {
            awaitReadiness(app, "UP");

            door.shut();

            awaitReadiness(app, "DOWN");
            assertThat(app.post(InvoiceJson.valid()).statusCode()).isEqualTo(201);
            HttpResponse<String> refused = signIn(app);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(Api.json(refused).getString("code")).isEqualTo("database-unavailable");
            assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(5);

            door.open();

            awaitReadiness(app, "UP");
            assertThat(signIn(app).statusCode()).isEqualTo(401);
            server.execute("delete from low_stock_lists");
            server.execute("update scheduled_tasks set execution_time = now(), last_success = null");
            awaitListOfTheDay();
            app.logLine("application.log", line -> line.getString("message").endsWith("answers again"));
        }
    }

    @Test
    void aServerThatGoesSilentTurnsReadinessRedToo() throws Exception {
        door.open();
        try (RunningApp app = RunningApp.start(settings(server.uri()))) {
            awaitReadiness(app, "UP");

            door.goSilent();

            awaitReadiness(app, "DOWN");
        }
    }

    @Test
    void aRequestThatNeedsItIsAnsweredWithAProblemUntilItIsBack() throws Exception {
        door.open();
        try (RunningApp app = RunningApp.start(settings(server.uri()))) {
            Database database = server.prepare(app.vertx(), "QUITTANCE_DATABASE_URL", throughTheDoor(server.uri()));
            RunningApp.await(database.start());
            Router router = Router.router(app.vertx());
            router.get()
                    .handler(ctx -> database.client()
                            .query("select 1")
                            .execute()
                            .onSuccess(rows -> ctx.response().end("one"))
                            .onFailure(ctx::fail))
                    .failureHandler(new ProblemRenderer(DatabaseFailures::problemOf));
            HttpServer http = RunningApp.await(
                    app.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
            assertThat(get(app, http).body()).isEqualTo("one");

            door.shut();

            HttpResponse<String> refused = get(app, http);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("database-unavailable");
            assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(5);

            door.open();

            Instant end = Instant.now().plus(RunningApp.PATIENCE);
            while (get(app, http).statusCode() != 200) {
                assertThat(Instant.now()).isBefore(end);
            }
            RunningApp.await(database.close());
        }
    }

    @Test
    void aWrongPasswordIsSaidWithoutSayingIt() throws Exception {
        door.open();
        String wrong = server.uri().replaceFirst(":[^:@]+@", ":wr0ng-s3cret@");
        try (RunningApp app = RunningApp.start(settings(wrong))) {
            JsonObject complaint = app.logLine(
                    "application.log", line -> line.getString("message").startsWith("The database at"));

            assertThat(complaint.getString("message"))
                    .contains("password authentication failed for user \""
                            + server.url().user() + "\"");
            assertThat(readiness(app)).isEqualTo("DOWN");
            assertThat(logs(app)).doesNotContain("wr0ng-s3cret");
        }
    }

    @Test
    void thePasswordIsInNoLogOfAStartEither() throws Exception {
        door.open();
        try (RunningApp app = RunningApp.start(settings(server.uri()))) {
            awaitReadiness(app, "UP");

            assertThat(logs(app)).contains("The database is ready").doesNotContain(passwordIn(server.uri()));
        }
    }

    /** What was due while it was away is done. */
    private void awaitListOfTheDay() throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (!server.value("select count(*) from low_stock_lists").equals(1L)) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static HttpResponse<String> signIn(RunningApp app) throws Exception {
        return Api.page(app)
                .post(
                        "/api/session",
                        new JsonObject().put("email", "ana@shop.example").put("password", "wrong password"));
    }

    private static String passwordIn(String uri) {
        // With its separators: a short one would be part of some word.
        return ":" + uri.replaceFirst("^.*?//[^:]*:", "").replaceFirst("@.*", "") + "@";
    }

    private Map<String, String> settings(String uri) {
        return Map.of("QUITTANCE_DATABASE_URL", throughTheDoor(uri));
    }

    private String throughTheDoor(String uri) {
        return uri.replaceFirst("@[^/]+/", "@127.0.0.1:" + door.port() + "/");
    }

    private static HttpResponse<String> get(RunningApp app, HttpServer http) throws Exception {
        return app.client()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.actualPort() + "/"))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** What {@code /health/ready} says of the database. */
    private static String readiness(RunningApp app) throws Exception {
        HttpResponse<String> ready = app.client()
                .send(HttpRequest.newBuilder(app.managementUri("/health/ready")).build(), BodyHandlers.ofString());
        return new JsonObject(ready.body())
                .getJsonArray("checks").stream()
                        .map(JsonObject.class::cast)
                        .filter(check -> check.getString("id").equals("database"))
                        .map(check -> check.getString("status"))
                        .findFirst()
                        .orElseThrow();
    }

    private static void awaitReadiness(RunningApp app, String wanted) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (!readiness(app).equals(wanted)) {
            assertThat(Instant.now()).as("still not %s", wanted).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String logs(RunningApp app) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(app.configuration().dataDir().resolve("logs"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
