package io.quittance.account;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class RegistrationTest {

    private static final String PASSWORD = "four cats on a roof";
    private static final Pattern LINK = Pattern.compile("(http://localhost:4200)/register#invitation=([0-9a-f]{40})");

    @Test
    void whoOpensThePrintedLinkBecomesTheFirstAdminOnce() throws Exception {
        try (RunningApp app = start("off")) {
            String secret = printedLink(app);
            JsonObject offer = json(offer(app, secret));
            assertThat(offer).isEqualTo(new JsonObject().put("mode", "setup").put("role", "admin"));
            assertThat(json(Api.page(app).get("/api/registration"))).isEqualTo(new JsonObject().put("mode", "closed"));

            HttpResponse<String> registered = register(app, "ana@shop.example", secret);

            assertThat(outcome(registered)).isEqualTo("201");
            assertThat(registered.headers().firstValue("Location").orElseThrow())
                    .isEqualTo("/api/users/"
                            + json(registered).getJsonObject("user").getString("id"));
            assertThat(outcome(Api.page(app).keeping(registered).get("/api/users")))
                    .isEqualTo("200");
            assertThat(outcome(register(app, "eve@shop.example", secret))).isEqualTo("404 invitation-unknown");
            assertThat(outcome(offer(app, secret))).isEqualTo("404 invitation-unknown");
            assertThat(outcome(register(app, "eve@shop.example", null))).isEqualTo("403 registration-closed");
        }
    }

    @Test
    void ofManyWhoOpenThePrintedLinkAtOnceOneBecomesAdmin() throws Exception {
        try (RunningApp app = start("off")) {
            String secret = printedLink(app);
            List<Callable<String>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String email = "user" + i + "@shop.example";
                all.add(() -> outcome(register(app, email, secret)));
            }
            List<String> outcomes = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
                for (Future<String> one : threads.invokeAll(all)) {
                    outcomes.add(one.get());
                }
            }
            assertThat(outcomes).filteredOn("201"::equals).hasSize(1);
            assertThat(outcomes).filteredOn("404 invitation-unknown"::equals).hasSize(9);
            assertThat(app.database().value("select count(*) from users")).isEqualTo(1L);
        }
    }

    @Test
    void theNextStartPrintsAnotherLinkAndTheOneBeforeIsUseless() throws Exception {
        try (RunningApp first = start("off")) {
            String before = printedLink(first);
            try (RunningApp second = RunningApp.start(
                    Map.of("QUITTANCE_DATABASE_URL", first.database().uri()))) {
                second.logLine(
                        "application.log", line -> line.getString("message").contains("/register#"));
                String after = printedLink(second);

                assertThat(after).isNotEqualTo(before);
                assertThat(outcome(offer(second, before))).isEqualTo("404 invitation-unknown");
                assertThat(outcome(offer(second, after))).isEqualTo("200");
            }
        }
    }

    @Test
    void whoRegistersAtOneInstanceIsKnownAtEveryOther() throws Exception {
        try (RunningApp first = start("open")) {
            HttpResponse<String> registered = register(first, "bob@shop.example", null);
            try (RunningApp second = RunningApp.start(
                    Map.of("QUITTANCE_DATABASE_URL", first.database().uri()))) {
                second.awaitDatabase();
                Api there = Api.page(second).keeping(registered);

                assertThat(outcome(there.get("/api/session"))).isEqualTo("200");
                assertThat(outcome(there.delete("/api/session"))).isEqualTo("204");
            }
            assertThat(outcome(Api.page(first).keeping(registered).get("/api/session")))
                    .isEqualTo("401 session-expired");
        }
    }

    @Test
    void theFirstAdminCanComeFromTheSettings() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_ACCOUNT_BCRYPT_COST", "4",
                "QUITTANCE_ADMIN_EMAIL", "ana@shop.example",
                "QUITTANCE_ADMIN_PASSWORD", PASSWORD))) {
            HttpResponse<String> signedIn = signIn(app, "ana@shop.example");

            assertThat(json(signedIn).getString("role")).isEqualTo("admin");
            assertThat(app.logLines("application.log").toString())
                    .doesNotContain("/register#")
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void aCommonPasswordInTheSettingsMakesNobodyAndIsLogged() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_ADMIN_EMAIL", "ana@shop.example",
                "QUITTANCE_ADMIN_PASSWORD", "Password1234"))) {
            assertThat(app.database().value("select count(*) from users")).isEqualTo(0L);
            assertThat(app.logLine("application.log", line -> line.getString("message")
                                    .contains("not accepted"))
                            .encode())
                    .contains("password-too-common")
                    .doesNotContain("Password1234");
        }
    }

    @Test
    void theSettingsMakeNobodyWhereThereIsAnAdmin() throws Exception {
        try (RunningApp first = start("off")) {
            TestUser.with(first, Role.ADMIN);
            try (RunningApp second = RunningApp.start(Map.of(
                    "QUITTANCE_DATABASE_URL",
                    first.database().uri(),
                    "QUITTANCE_ADMIN_EMAIL",
                    "ana@shop.example",
                    "QUITTANCE_ADMIN_PASSWORD",
                    PASSWORD))) {
                second.awaitDatabase();

                assertThat(first.database().value("select count(*) from users")).isEqualTo(1L);
                assertThat(second.logLines("application.log").toString()).doesNotContain("/register#");
            }
        }
    }

    @Test
    void whereEverybodyMayRegisterTheyBecomeCashiers() throws Exception {
        try (RunningApp app = start("open")) {
            assertThat(json(Api.page(app).get("/api/registration")))
                    .isEqualTo(new JsonObject().put("mode", "open").put("role", "cashier"));

            HttpResponse<String> registered = register(app, "bob@shop.example", null);

            assertThat(json(registered).getString("role")).isEqualTo("cashier");
            assertThat(outcome(Api.page(app).keeping(registered).get("/api/session")))
                    .isEqualTo("200");
            assertThat(outcome(register(app, "Bob@Shop.example", null))).isEqualTo("409 email-taken");
            assertThat(outcome(signIn(app, "bob@shop.example"))).isEqualTo("200");
        }
    }

    @Test
    void oneAddressCannotRegisterWithoutEnd() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_ACCOUNT_BCRYPT_COST", "4",
                "QUITTANCE_ACCOUNT_REGISTRATION", "open",
                "QUITTANCE_ACCOUNT_FAILURES_PER_ADDRESS", "3"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(outcome(register(app, "bob" + i + "@shop.example", null)))
                        .isEqualTo("201");
            }
            assertThat(outcome(register(app, "bob4@shop.example", null))).isEqualTo("429 too-many-attempts");
        }
    }

    @Test
    void anInvitationIsGoodOnceAndForOnePersonAndForAWhile() throws Exception {
        try (RunningApp app = start("invitation")) {
            Api admin = Api.of(TestUser.with(app, Role.ADMIN));
            JsonObject bob = json(admin.post("/api/invitations", invitation("bob@shop.example", "manager")));
            String secret = bob.getString("invitation");
            assertThat(json(offer(app, secret)))
                    .isEqualTo(new JsonObject()
                            .put("mode", "invitation")
                            .put("email", "bob@shop.example")
                            .put("role", "manager"));
            assertThat(outcome(register(app, "bob@shop.example", null))).isEqualTo("403 registration-closed");
            assertThat(outcome(register(app, "eve@shop.example", secret))).isEqualTo("404 invitation-unknown");
            assertThat(outcome(register(app, "bob@shop.example", "0".repeat(40))))
                    .isEqualTo("404 invitation-unknown");

            HttpResponse<String> registered = register(app, "Bob@shop.example", secret);

            assertThat(json(registered).getString("role")).isEqualTo("manager");
            assertThat(outcome(register(app, "bob@shop.example", secret))).isEqualTo("404 invitation-unknown");
            assertThat(outcome(admin.post("/api/invitations", invitation("bob@shop.example", "cashier"))))
                    .isEqualTo("409 email-taken");
            String late = json(admin.post("/api/invitations", invitation("zoe@shop.example", "cashier")))
                    .getString("invitation");
            app.clock().tick(Duration.ofDays(7));
            assertThat(outcome(register(app, "zoe@shop.example", late))).isEqualTo("404 invitation-unknown");
        }
    }

    /** Java takes the two sigmas for one letter, the database does not: they are two people. */
    @Test
    void anInvitationIsForTheAddressThatTheDatabaseTakesForTheSame() throws Exception {
        try (RunningApp app = start("invitation")) {
            Api admin = Api.of(TestUser.with(app, Role.ADMIN));
            String secret = json(admin.post("/api/invitations", invitation("s\u03c3@shop.example", "manager")))
                    .getString("invitation");

            assertThat(outcome(register(app, "s\u03c2@shop.example", secret))).isEqualTo("404 invitation-unknown");
            assertThat(outcome(register(app, "S\u03c3@shop.example", secret))).isEqualTo("201");
        }
    }

    @Test
    void anInvitationInAQueryIsNotLookedAt() throws Exception {
        try (RunningApp app = start("invitation")) {
            Api admin = Api.of(TestUser.with(app, Role.ADMIN));
            String secret = json(admin.post("/api/invitations", invitation("bob@shop.example", "manager")))
                    .getString("invitation");

            assertThat(json(Api.page(app).get("/api/registration?invitation=" + secret)))
                    .isEqualTo(new JsonObject().put("mode", "closed"));
            assertThat(outcome(offer(app, secret))).isEqualTo("200");
        }
    }

    @Test
    void invitationsAreListedWithoutTheirSecretsAndCanBeRevoked() throws Exception {
        try (RunningApp app = start("invitation")) {
            Api admin = Api.of(TestUser.with(app, Role.ADMIN));
            JsonObject made = json(admin.post("/api/invitations", invitation("bob@shop.example", "manager")));

            JsonObject list = json(admin.get("/api/invitations"));

            assertThat(list.getJsonArray("data")).hasSize(1);
            assertThat(list.getJsonArray("data").getJsonObject(0).fieldNames())
                    .containsExactlyInAnyOrder("id", "email", "role", "createdAt", "expiresAt");
            assertThat(list.encode()).contains(made.getString("id")).doesNotContain(made.getString("invitation"));
            assertThat(app.database().query("select encode(secret_sha256, 'escape') from invitations") + "")
                    .doesNotContain(made.getString("invitation"));
            assertThat(outcome(admin.delete("/api/invitations/" + made.getString("id"))))
                    .isEqualTo("204");
            assertThat(outcome(register(app, "bob@shop.example", made.getString("invitation"))))
                    .isEqualTo("404 invitation-unknown");
            assertThat(outcome(admin.delete("/api/invitations/" + made.getString("id"))))
                    .isEqualTo("404 not-found");
        }
    }

    @Test
    void theLinkOfTheFirstStartIsNoInvitationThatAnAdminSees() throws Exception {
        try (RunningApp app = start("off")) {
            Object id = app.database().value("select id from invitations");
            Api admin = Api.of(TestUser.with(app, Role.ADMIN));

            assertThat(json(admin.get("/api/invitations")).getJsonArray("data")).isEmpty();
            assertThat(outcome(admin.delete("/api/invitations/" + id))).isEqualTo("404 not-found");
            // There is an admin now.
            assertThat(outcome(register(app, "eve@shop.example", printedLink(app))))
                    .isEqualTo("404 invitation-unknown");
        }
    }

    @Test
    void whereRegistrationIsOffNobodyIsInvited() throws Exception {
        try (RunningApp app = start("off")) {
            assertThat(outcome(Api.of(TestUser.with(app, Role.ADMIN))
                            .post("/api/invitations", invitation("bob@shop.example", "cashier"))))
                    .isEqualTo("403 registration-closed");
        }
    }

    @Test
    void aCommonPasswordIsRefusedAndTheLinkIsStillGood() throws Exception {
        try (RunningApp app = start("off")) {
            String secret = printedLink(app);
            JsonObject request = registration("ana@shop.example", secret).put("password", "Qwertyuiop123");

            assertThat(outcome(Api.page(app).post("/api/registration", request)))
                    .isEqualTo("422 password-too-common");
            assertThat(outcome(register(app, "ana@shop.example", secret))).isEqualTo("201");
        }
    }

    private static RunningApp start(String registration) throws Exception {
        return RunningApp.start(
                Map.of("QUITTANCE_ACCOUNT_BCRYPT_COST", "4", "QUITTANCE_ACCOUNT_REGISTRATION", registration));
    }

    private static String printedLink(RunningApp app) throws Exception {
        Matcher link = LINK.matcher(
                app.logLine("application.log", line -> line.getString("message").contains("/register#"))
                        .getString("message"));
        assertThat(link.find()).isTrue();
        return link.group(2);
    }

    private static HttpResponse<String> offer(RunningApp app, String secret) throws Exception {
        return Api.page(app).post("/api/registration/offer", new JsonObject().put("invitation", secret));
    }

    private static HttpResponse<String> register(RunningApp app, String email, String secret) throws Exception {
        return Api.page(app).post("/api/registration", registration(email, secret));
    }

    private static JsonObject registration(String email, String secret) {
        JsonObject body =
                new JsonObject().put("email", email).put("name", "Ana").put("password", PASSWORD);
        return secret == null ? body : body.put("invitation", secret);
    }

    private static HttpResponse<String> signIn(RunningApp app, String email) throws Exception {
        return Api.page(app)
                .post("/api/session", new JsonObject().put("email", email).put("password", PASSWORD));
    }

    private static JsonObject invitation(String email, String role) {
        return new JsonObject().put("email", email).put("role", role);
    }
}
