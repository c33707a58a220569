package io.quittance.access;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that somebody was given outlives what it rests on: another token, a password, a role, a user. */
@Tag("database")
class RevocationTest {

    private static final String PASSWORD = "four cats on a roof";
    private static final String OTHER = "five cats on a roof";

    private static RunningApp app;

    private Api admin;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(
                Map.of("QUITTANCE_ACCOUNT_BCRYPT_COST", "4", "QUITTANCE_ACCOUNT_REGISTRATION", "invitation"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @BeforeEach
    void addAdmin() {
        admin = Api.of(TestUser.with(app, Role.ADMIN));
    }

    @Test
    void aTokenMakesNoTokenThatEndsLaterThanItself() throws Exception {
        Instant end = app.clock().instant().plusSeconds(3_600);
        Api page = Api.of(TestUser.with(app, Role.MANAGER));
        Api program = program(made(page.post("/api/tokens", token("manager").put("expiresAt", end.toString()))));

        for (JsonObject later : List.of(
                token("cashier"),
                token("cashier").put("expiresAt", end.plusSeconds(1).toString()))) {
            HttpResponse<String> refused = program.post("/api/tokens", later);
            assertThat(outcome(refused)).isEqualTo("403 outlives-token");
            assertThat(json(refused).getJsonArray("errors").getJsonObject(0).getString("pointer"))
                    .isEqualTo("/expiresAt");
        }
        assertThat(outcome(program.post("/api/tokens", token("cashier").put("expiresAt", end.toString()))))
                .isEqualTo("201");
        assertThat(outcome(program.post("/api/tokens", token("admin").put("expiresAt", end.toString()))))
                .isEqualTo("403 role-too-low");
        assertThat(outcome(page.post("/api/tokens", token("cashier")))).isEqualTo("201");
    }

    @Test
    void whatATokenMadeIsRevokedWithIt() throws Exception {
        Api page = Api.of(TestUser.with(app, Role.MANAGER));
        JsonObject first = json(page.post("/api/tokens", token("manager")));
        Api second = program(made(program(first.getString("token")).post("/api/tokens", token("manager"))));
        Api third = program(made(second.post("/api/tokens", token("cashier"))));
        Api other = program(made(page.post("/api/tokens", token("cashier"))));
        assertThat(outcome(third.get("/api/session"))).isEqualTo("200");

        assertThat(outcome(page.delete("/api/tokens/" + first.getString("id")))).isEqualTo("204");

        assertThat(outcome(second.get("/api/session"))).isEqualTo("401 token-invalid");
        assertThat(outcome(third.get("/api/session"))).isEqualTo("401 token-invalid");
        assertThat(outcome(other.get("/api/session"))).isEqualTo("200");
    }

    @ParameterizedTest
    @CsvSource({", true", "true, true", "false, false"})
    void aNewPasswordRevokesTokensUnlessTheyAreToStay(Boolean revokeTokens, boolean revoked) throws Exception {
        Api bob = Api.page(app).keeping(signIn(added("cashier", "bob"), PASSWORD));
        Api program = program(made(bob.post("/api/tokens", token("cashier"))));
        JsonObject change = new JsonObject().put("currentPassword", PASSWORD).put("newPassword", OTHER);

        assertThat(outcome(bob.put(
                        "/api/session/password",
                        revokeTokens == null ? change : change.put("revokeTokens", revokeTokens))))
                .isEqualTo("204");

        assertThat(outcome(program.get("/api/session"))).isEqualTo(revoked ? "401 token-invalid" : "200");
        assertThat(outcome(bob.get("/api/session"))).isEqualTo("200");
    }

    @Test
    void theTokenThatSetsANewPasswordGoesOn() throws Exception {
        Api bob = Api.page(app).keeping(signIn(added("cashier", "rob"), PASSWORD));
        Api asking = program(made(bob.post("/api/tokens", token("cashier"))));
        Api other = program(made(bob.post("/api/tokens", token("cashier"))));

        assertThat(outcome(asking.put(
                        "/api/session/password",
                        new JsonObject().put("currentPassword", PASSWORD).put("newPassword", OTHER))))
                .isEqualTo("204");

        assertThat(outcome(asking.get("/api/session"))).isEqualTo("200");
        assertThat(outcome(other.get("/api/session"))).isEqualTo("401 token-invalid");
        assertThat(outcome(bob.get("/api/session"))).isEqualTo("401 session-expired");
    }

    @Test
    void whatADisabledUserHadDoesNotComeBack() throws Exception {
        TestUser bob = TestUser.with(app, Role.MANAGER);

        assertThat(outcome(update(bob, "manager", true))).isEqualTo("200");
        assertThat(outcome(update(bob, "manager", false))).isEqualTo("200");

        assertThat(outcome(Api.ofToken(bob).get("/api/session"))).isEqualTo("401 token-invalid");
        assertThat(outcome(Api.of(bob).get("/api/session"))).isEqualTo("401 session-expired");
    }

    @Test
    void aRoleThatWasTakenAwayDoesNotComeBackToATokenWithTheUsers() throws Exception {
        TestUser bob = TestUser.with(app, Role.ADMIN);

        update(bob, "cashier", false);
        update(bob, "admin", false);

        assertThat(json(Api.ofToken(bob).get("/api/session")).getString("role")).isEqualTo("cashier");
    }

    @ParameterizedTest
    @CsvSource({"manager, false", "admin, true"})
    void invitationsOfAnAdminWhoIsNoneAnyMoreAreVoidForGood(String role, boolean disabled) throws Exception {
        TestUser bob = TestUser.with(app, Role.ADMIN);
        String email = "friend-" + bob.id() + "@shop.example";
        String secret = json(Api.of(bob)
                        .post(
                                "/api/invitations",
                                new JsonObject().put("email", email).put("role", "admin")))
                .getString("invitation");
        assertThat(admin.get("/api/invitations").body()).contains(email);

        update(bob, role, disabled);

        assertThat(admin.get("/api/invitations").body()).doesNotContain(email);
        assertThat(outcome(register(email, secret))).isEqualTo("404 invitation-unknown");
        update(bob, "admin", false);
        assertThat(admin.get("/api/invitations").body()).doesNotContain(email);
        assertThat(outcome(register(email, secret))).isEqualTo("404 invitation-unknown");
    }

    @Test
    void anInvitationIsVoidTooWhereItsMakerWasDisabledBehindOurBack() throws Exception {
        TestUser bob = TestUser.with(app, Role.ADMIN);
        String email = "ghost-" + bob.id() + "@shop.example";
        String secret = json(Api.of(bob)
                        .post(
                                "/api/invitations",
                                new JsonObject().put("email", email).put("role", "admin")))
                .getString("invitation");

        app.database().execute("update users set disabled_at = now() where id = ?", bob.id());

        assertThat(admin.get("/api/invitations").body()).doesNotContain(email);
        assertThat(outcome(register(email, secret))).isEqualTo("404 invitation-unknown");
    }

    @Test
    void aNewPasswordMakesOtherPlacesUnknown() throws Exception {
        String email = added("cashier", "roy");
        Api bob = Api.page(app).keeping(signIn(email, PASSWORD));
        app.database()
                .execute(
                        "insert into sign_in_addresses select id, '192.0.2.9', now() from users where email = ?",
                        email);

        bob.put(
                "/api/session/password",
                new JsonObject().put("currentPassword", PASSWORD).put("newPassword", OTHER));

        assertThat(app.database()
                        .query(
                                "select network from sign_in_addresses join users on user_id = id where email = ?",
                                email)
                        .toString())
                .doesNotContain("192.0.2.9")
                .contains("127.0.0.1");
    }

    private HttpResponse<String> update(TestUser user, String role, boolean disabled) throws Exception {
        String path = "/api/users/" + user.id();
        String version = admin.get(path).headers().firstValue("ETag").orElseThrow();
        return admin.with("If-Match", version)
                .put(
                        path,
                        new JsonObject()
                                .put("email", user.email())
                                .put("name", "Bob")
                                .put("role", role)
                                .put("disabled", disabled));
    }

    private String added(String role, String name) throws Exception {
        String email = name + "-" + java.util.UUID.randomUUID() + "@shop.example";
        JsonObject user = new JsonObject()
                .put("email", email)
                .put("name", name)
                .put("role", role)
                .put("password", PASSWORD);
        assertThat(outcome(admin.post("/api/users", user))).isEqualTo("201");
        app.clock().tick(Duration.ofMillis(1));
        return email;
    }

    private static HttpResponse<String> signIn(String email, String password) throws Exception {
        return Api.page(app)
                .post("/api/session", new JsonObject().put("email", email).put("password", password));
    }

    private static HttpResponse<String> register(String email, String secret) throws Exception {
        return Api.page(app)
                .post(
                        "/api/registration",
                        new JsonObject()
                                .put("email", email)
                                .put("name", "Friend")
                                .put("password", PASSWORD)
                                .put("invitation", secret));
    }

    private static String made(HttpResponse<String> response) {
        assertThat(outcome(response)).isEqualTo("201");
        return json(response).getString("token");
    }

    private static Api program(String token) {
        return new Api(app, List.of("Authorization", "Bearer " + token));
    }

    private static JsonObject token(String role) {
        return new JsonObject().put("name", "till").put("role", role);
    }
}
