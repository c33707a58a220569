package io.quittance.account;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class TokensTest {

    private static RunningApp app;

    private TestUser manager;
    private Api page;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @BeforeEach
    void addUser() {
        manager = TestUser.with(app, Role.MANAGER);
        app.database().execute("delete from api_tokens");
        page = Api.of(manager);
    }

    @Test
    void aTokenIsShownOnceAndActsForItsMaker() throws Exception {
        HttpResponse<String> made = page.post("/api/tokens", token("till", "cashier"));

        assertThat(outcome(made)).isEqualTo("201");
        String secret = json(made).getString("token");
        assertThat(secret).matches("qt_[0-9a-f]{40}");
        JsonObject session = json(program(secret).get("/api/session"));
        assertThat(session.getString("role")).isEqualTo("cashier");
        assertThat(session.getString("signedInBy")).isEqualTo("token");
        assertThat(session.getJsonObject("user").getString("id"))
                .isEqualTo(manager.id().toString());
        assertThat(page.get("/api/tokens").body())
                .contains(json(made).getString("id"))
                .doesNotContain(secret);
        assertThat(made.headers().firstValue("Location"))
                .contains("/api/tokens/" + json(made).getString("id"));
    }

    @Test
    void theDatabaseKnowsNoTokenNotEvenInAKeptAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        Api keyed = page.with("Idempotency-Key", key);
        HttpResponse<String> made = keyed.post("/api/tokens", token("till", "cashier"));
        String secret = json(made).getString("token");

        assertThat(json(keyed.post("/api/tokens", token("till", "cashier"))).getString("token"))
                .isEqualTo(secret);
        assertThat(app.database().value("select count(*) from api_tokens")).isEqualTo(1L);
        byte[] kept = (byte[]) app.database()
                .value(
                        "select body from idempotency_keys where caller = ?",
                        manager.id().toString());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("qt_", "token");
        assertThat(app.database().query("select caller, key, headers::text from idempotency_keys") + "")
                .doesNotContain(key);
        assertThat(app.database().query("select encode(secret_sha256, 'escape') from api_tokens") + "")
                .doesNotContain(secret.substring(3));
    }

    @Test
    void nobodyMakesATokenThatMayDoMoreThanThemselves() throws Exception {
        assertThat(outcome(page.post("/api/tokens", token("till", "admin")))).isEqualTo("403 role-too-low");
        assertThat(outcome(page.post("/api/tokens", token("till", "manager")))).isEqualTo("201");
        String cashiers =
                json(page.post("/api/tokens", token("till", "cashier"))).getString("token");
        assertThat(outcome(program(cashiers).post("/api/tokens", token("till", "manager"))))
                .isEqualTo("403 role-too-low");
    }

    @Test
    void aTokenLosesWhatItsUserLoses() throws Exception {
        String secret = json(page.post("/api/tokens", token("till", "manager"))).getString("token");
        assertThat(json(program(secret).get("/api/session")).getString("role")).isEqualTo("manager");

        app.database().execute("update users set role = 'cashier' where id = ?", manager.id());

        assertThat(json(program(secret).get("/api/session")).getString("role")).isEqualTo("cashier");
    }

    @Test
    void aRevokedTokenIsUselessAndStaysInTheList() throws Exception {
        JsonObject made = json(page.post("/api/tokens", token("till", "cashier")));
        String path = "/api/tokens/" + made.getString("id");

        assertThat(outcome(page.delete(path))).isEqualTo("204");
        assertThat(outcome(page.delete(path))).isEqualTo("204");

        assertThat(outcome(program(made.getString("token")).get("/api/session")))
                .isEqualTo("401 token-invalid");
        assertThat(tokens().getJsonObject(0).getString("revokedAt")).isNotNull();
        assertThat(outcome(page.delete("/api/tokens/" + UUID.randomUUID()))).isEqualTo("404 not-found");
    }

    @Test
    void aTokenExpires() throws Exception {
        Instant end = app.clock().instant().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        JsonObject made = json(page.post("/api/tokens", token("till", "cashier").put("expiresAt", end.toString())));
        Api program = program(made.getString("token"));
        assertThat(outcome(program.get("/api/session"))).isEqualTo("200");
        assertThat(Instant.parse(tokens().getJsonObject(0).getString("expiresAt")))
                .isEqualTo(end);

        app.clock().tick(Duration.ofSeconds(60));

        assertThat(outcome(program.get("/api/session"))).isEqualTo("401 token-invalid");
        HttpResponse<String> useless =
                page.post("/api/tokens", token("till", "cashier").put("expiresAt", end.toString()));
        assertThat(outcome(useless)).isEqualTo("400 invalid-request");
        assertThat(json(useless).getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/expiresAt");
    }

    @Test
    void lastUseIsNotedToTheMinute() throws Exception {
        String secret = json(page.post("/api/tokens", token("till", "cashier"))).getString("token");
        assertThat(tokens().getJsonObject(0).getString("lastUsedAt")).isNull();

        program(secret).get("/api/session");

        Instant minute = app.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        assertThat(Instant.parse(tokens().getJsonObject(0).getString("lastUsedAt")))
                .isEqualTo(minute);
        app.clock().tick(Duration.ofMinutes(2));
        program(secret).get("/api/session");
        assertThat(Instant.parse(tokens().getJsonObject(0).getString("lastUsedAt")))
                .isEqualTo(minute.plusSeconds(120));
    }

    private JsonArray tokens() throws Exception {
        return json(page.get("/api/tokens")).getJsonArray("data");
    }

    private static Api program(String token) {
        return new Api(app, java.util.List.of("Authorization", "Bearer " + token));
    }

    private static JsonObject token(String name, String role) {
        return new JsonObject().put("name", name).put("role", role);
    }
}
