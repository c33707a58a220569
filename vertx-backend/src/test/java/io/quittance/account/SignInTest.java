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
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SignInTest {

    private static final String PASSWORD = "four cats on a roof";

    private static RunningApp app;

    private String email;
    private String id;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of(
                "QUITTANCE_ACCOUNT_BCRYPT_COST", "4",
                "QUITTANCE_ACCOUNT_SESSION_IDLE", "PT1H",
                "QUITTANCE_ACCOUNT_SESSION_LIFETIME", "PT3H",
                "QUITTANCE_ACCOUNT_FAILURES_PER_ADDRESS", "1000000"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @BeforeEach
    void addUser() throws Exception {
        email = UUID.randomUUID() + "@Shop.example";
        HttpResponse<String> added =
                Api.of(TestUser.with(app, Role.ADMIN)).post("/api/users", newUser(email, PASSWORD));
        assertThat(outcome(added)).as(added.body()).isEqualTo("201");
        id = json(added).getString("id");
    }

    @Test
    void whoSignsInIsKnownByACookieThatOnlyTheBrowserItselfCanRead() throws Exception {
        HttpResponse<String> response = signIn(email, PASSWORD);

        assertThat(outcome(response)).isEqualTo("200");
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-quittance=[0-9a-f]{40}; Path=/; Secure; HTTPOnly; SameSite=Strict");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        JsonObject session = json(response);
        assertThat(session.getString("role")).isEqualTo("cashier");
        assertThat(session.getString("signedInBy")).isEqualTo("session");
        assertThat(session.getJsonObject("user").getString("email")).isEqualTo(email);
        assertThat(session.getJsonObject("user").fieldNames())
                .containsExactlyInAnyOrder("id", "email", "name", "role", "disabled", "createdAt");
        assertThat(json(Api.page(app).keeping(response).get("/api/session"))).isEqualTo(session);
    }

    @Test
    void theDatabaseKnowsNoSecret() throws Exception {
        String secret = signIn(email, PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split("[=;]")[1];

        String everything = app.database().query("select * from sessions") + ""
                + app.database().query("select encode(secret_sha256, 'escape') from sessions")
                + app.database().query("select * from users");
        assertThat(everything).doesNotContain(secret).doesNotContain(PASSWORD);
        assertThat((String)
                        app.database().value("select password_hash from users where lower(email) = lower(?)", email))
                .startsWith("$2a$04$");
    }

    @Test
    void whatTheDatabaseCannotStoreIsRefused() throws Exception {
        assertThat(outcome(signIn("a\u0000@shop.example", PASSWORD))).isEqualTo("400 invalid-request");
        assertThat(outcome(signIn("\uD800@shop.example", PASSWORD))).isEqualTo("401 credentials-wrong");
        assertThat(outcome(signIn(email, "four cats\u0000on a roof"))).isEqualTo("400 invalid-request");
    }

    @Test
    void theCaseOfAnEmailAddressDoesNotMatter() throws Exception {
        assertThat(outcome(signIn(email.toUpperCase(java.util.Locale.ROOT), PASSWORD)))
                .isEqualTo("200");
    }

    @Test
    void anUnknownUserAndAWrongPasswordAndADisabledUserGetTheSameAnswerAfterTheSameWork() throws Exception {
        String disabled = UUID.randomUUID() + "@shop.example";
        Api.of(TestUser.with(app, Role.ADMIN)).post("/api/users", newUser(disabled, PASSWORD));
        app.database().execute("update users set disabled_at = now() where email = ?", disabled);
        double before = verifications();

        HttpResponse<String> wrong = signIn(email, "four dogs on a roof");
        assertThat(verifications()).isEqualTo(before + 1);
        HttpResponse<String> unknown = signIn("nobody-" + email, PASSWORD);
        assertThat(verifications()).isEqualTo(before + 2);
        HttpResponse<String> former = signIn(disabled, PASSWORD);
        assertThat(verifications()).isEqualTo(before + 3);

        assertThat(outcome(wrong)).isEqualTo("401 credentials-wrong");
        for (HttpResponse<String> other : new HttpResponse[] {unknown, former}) {
            assertThat(without(json(other), "requestId")).isEqualTo(without(json(wrong), "requestId"));
            assertThat(other.headers().map().keySet())
                    .isEqualTo(wrong.headers().map().keySet());
        }
    }

    @Test
    void aPasswordThatIsRightOnlyInItsFirst72BytesIsWrong() throws Exception {
        String longest = "жя".repeat(18);
        String other = UUID.randomUUID() + "@shop.example";
        Api.of(TestUser.with(app, Role.ADMIN)).post("/api/users", newUser(other, longest));

        assertThat(outcome(signIn(other, longest + "x"))).isEqualTo("401 credentials-wrong");
        assertThat(outcome(signIn(other, longest))).isEqualTo("200");
    }

    @Test
    void signingInEndsTheSessionThatTheBrowserHad() throws Exception {
        Api first = Api.page(app).keeping(signIn(email, PASSWORD));
        HttpResponse<String> again = first.post("/api/session", credentials(email, PASSWORD));

        assertThat(outcome(again)).isEqualTo("200");
        assertThat(outcome(first.get("/api/session"))).isEqualTo("401 session-expired");
        assertThat(outcome(Api.page(app).keeping(again).get("/api/session"))).isEqualTo("200");
    }

    @Test
    void aFailedSignInLeavesTheSessionThatTheBrowserHad() throws Exception {
        Api page = Api.page(app).keeping(signIn(email, PASSWORD));

        assertThat(outcome(page.post("/api/session", credentials(email, "four dogs on a roof"))))
                .isEqualTo("401 credentials-wrong");
        assertThat(outcome(page.get("/api/session"))).isEqualTo("200");
    }

    @Test
    void signingOutEndsTheSessionAndTakesTheCookieAway() throws Exception {
        Api page = Api.page(app).keeping(signIn(email, PASSWORD));

        HttpResponse<String> out = page.delete("/api/session");

        assertThat(outcome(out)).isEqualTo("204");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-quittance=;")
                .contains("Max-Age=0", "Path=/", "Secure");
        assertThat(outcome(page.get("/api/session"))).isEqualTo("401 session-expired");
    }

    @Test
    void aSessionThatIsUsedGoesOnUntilItsTimeIsOver() throws Exception {
        Api page = Api.page(app).keeping(signIn(email, PASSWORD));
        for (int i = 0; i < 4; i++) {
            app.clock().tick(Duration.ofMinutes(40));
            assertThat(outcome(page.get("/api/session"))).isEqualTo("200");
        }

        app.clock().tick(Duration.ofMinutes(20));

        assertThat(outcome(page.get("/api/session"))).isEqualTo("401 session-expired");
    }

    @Test
    void aSessionThatIsLeftAloneEnds() throws Exception {
        Api page = Api.page(app).keeping(signIn(email, PASSWORD));

        app.clock().tick(Duration.ofMinutes(61));

        assertThat(outcome(page.get("/api/session"))).isEqualTo("401 session-expired");
    }

    @Test
    void useIsNotedOnceAMinute() throws Exception {
        Api page = Api.page(app).keeping(signIn(email, PASSWORD));
        Object begun = lastUse();
        app.clock().tick(Duration.ofSeconds(59));
        page.get("/api/session");
        assertThat(lastUse()).isEqualTo(begun);

        app.clock().tick(Duration.ofSeconds(1));
        page.get("/api/session");

        assertThat(lastUse()).isNotEqualTo(begun);
    }

    @Test
    void myOwnSessionsAreListedAndCanBeEnded() throws Exception {
        Api here = Api.page(app).with("User-Agent", "till/1").keeping(signIn(email, PASSWORD));
        Api there = Api.page(app).keeping(signIn(email, PASSWORD));
        app.clock().tick(Duration.ofMinutes(2));

        JsonArray sessions = json(here.get("/api/sessions")).getJsonArray("data");

        assertThat(sessions).hasSize(2);
        assertThat(sessions.getJsonObject(0).getBoolean("current")).isTrue();
        assertThat(sessions.getJsonObject(0).getString("clientAddress")).isEqualTo("127.0.0.1");
        JsonObject other = sessions.getJsonObject(1);
        assertThat(other.getBoolean("current")).isFalse();
        assertThat(outcome(here.delete("/api/sessions/" + other.getString("id"))))
                .isEqualTo("204");
        assertThat(outcome(there.get("/api/session"))).isEqualTo("401 session-expired");
        assertThat(outcome(here.delete("/api/sessions/" + other.getString("id"))))
                .isEqualTo("404 not-found");
        assertThat(outcome(here.get("/api/session"))).isEqualTo("200");
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() throws Exception {
        Api here = Api.page(app).keeping(signIn(email, PASSWORD));
        Api there = Api.page(app).keeping(signIn(email, PASSWORD));

        assertThat(outcome(here.put("/api/session/password", change(PASSWORD, "five cats on a roof"))))
                .isEqualTo("204");

        assertThat(outcome(here.get("/api/session"))).isEqualTo("200");
        assertThat(outcome(there.get("/api/session"))).isEqualTo("401 session-expired");
        assertThat(outcome(signIn(email, PASSWORD))).isEqualTo("401 credentials-wrong");
        assertThat(outcome(signIn(email, "five cats on a roof"))).isEqualTo("200");
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndMustBeGoodEnough() throws Exception {
        Api here = Api.page(app).keeping(signIn(email, PASSWORD));

        assertThat(outcome(here.put("/api/session/password", change("wrong wrong wrong", "five cats on a roof"))))
                .isEqualTo("422 password-wrong");
        assertThat(outcome(here.put("/api/session/password", change(PASSWORD, "Password12345"))))
                .isEqualTo("422 password-too-common");
        assertThat(outcome(here.put("/api/session/password", change(PASSWORD, email))))
                .isEqualTo("422 password-too-common");
        assertThat(outcome(here.put("/api/session/password", change(PASSWORD, "short"))))
                .isEqualTo("400 invalid-request");
        HttpResponse<String> tooLong = here.put("/api/session/password", change(PASSWORD, "ж".repeat(36) + "x"));
        assertThat(outcome(tooLong)).isEqualTo("400 invalid-request");
        assertThat(json(tooLong).getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/newPassword");
        assertThat(outcome(signIn(email, PASSWORD))).isEqualTo("200");
    }

    @Test
    void theAccessLogSaysWhoItWas() throws Exception {
        HttpResponse<String> in = signIn(email, PASSWORD);
        HttpResponse<String> me = Api.page(app).keeping(in).get("/api/session");
        HttpResponse<String> refused = Api.page(app).keeping(in).get("/api/users");

        for (HttpResponse<String> response : new HttpResponse[] {in, me, refused}) {
            assertThat(app.accessLine(response).getString("userId")).isEqualTo(id);
        }
        assertThat(app.accessLine(signIn(email, "four dogs on a roof")).getString("userId"))
                .isNull();
    }

    private Object lastUse() {
        return app.database().value("select max(last_used_at) from sessions where user_id = ?", UUID.fromString(id));
    }

    private double verifications() throws Exception {
        String metrics = app.client()
                .send(
                        java.net.http.HttpRequest.newBuilder(app.managementUri("/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith("quittance_passwords_verified_seconds_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static HttpResponse<String> signIn(String email, String password) throws Exception {
        return Api.page(app).post("/api/session", credentials(email, password));
    }

    private static JsonObject credentials(String email, String password) {
        return new JsonObject().put("email", email).put("password", password);
    }

    private static JsonObject change(String current, String wanted) {
        return new JsonObject().put("currentPassword", current).put("newPassword", wanted);
    }

    private static JsonObject newUser(String email, String password) {
        return new JsonObject()
                .put("email", email)
                .put("name", "Ana")
                .put("role", "cashier")
                .put("password", password);
    }

    private static JsonObject without(JsonObject problem, String name) {
        problem.remove(name);
        return problem;
    }
}
