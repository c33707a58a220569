package io.quittance.account;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.quittance.db.Database;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class UsersTest {

    private static final String PASSWORD = "four cats on a roof";

    private static RunningApp app;

    private TestUser me;
    private Api admin;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_ACCOUNT_BCRYPT_COST", "4"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @BeforeEach
    void beTheOnlyOne() {
        app.database().execute("delete from users");
        me = TestUser.with(app, Role.ADMIN);
        admin = Api.of(me);
    }

    @Test
    void aUserWhoIsAddedCanBeReadAndChangedAndSignsIn() throws Exception {
        HttpResponse<String> added = admin.post("/api/users", newUser("Bob@shop.example"));

        assertThat(outcome(added)).isEqualTo("201");
        assertThat(added.headers().firstValue("ETag")).contains("\"1\"");
        String path = added.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> read = admin.get(path);
        assertThat(read.body()).isEqualTo(added.body());
        assertThat(read.headers().firstValue("ETag")).contains("\"1\"");
        HttpResponse<String> changed = admin.with("If-Match", "\"1\"")
                .put(path, change("bob@shop.example", "manager", false).put("name", "Bob B."));
        assertThat(outcome(changed)).isEqualTo("200");
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(json(changed).getString("name")).isEqualTo("Bob B.");
        assertThat(json(admin.get(path))).isEqualTo(json(changed));
        assertThat(outcome(signIn("bob@shop.example"))).isEqualTo("200");
    }

    @Test
    void anEmailAddressBelongsToOneUser() throws Exception {
        admin.post("/api/users", newUser("bob@shop.example"));
        HttpResponse<String> zoe = admin.post("/api/users", newUser("zoe@shop.example"));

        assertThat(outcome(admin.post("/api/users", newUser("BOB@shop.example"))))
                .isEqualTo("409 email-taken");
        assertThat(outcome(admin.with("If-Match", "\"1\"")
                        .put(
                                zoe.headers().firstValue("Location").orElseThrow(),
                                change("bob@SHOP.example", "cashier", false))))
                .isEqualTo("409 email-taken");
    }

    @Test
    void aChangeNeedsTheVersionThatItIsBasedOn() throws Exception {
        String path = added("bob@shop.example");
        JsonObject change = change("bob@shop.example", "manager", false);

        assertThat(outcome(admin.put(path, change))).isEqualTo("428 precondition-required");
        assertThat(outcome(admin.with("If-Match", "\"1\"").put(path, change))).isEqualTo("200");
        assertThat(outcome(admin.with("If-Match", "\"1\"").put(path, change))).isEqualTo("412 changed-meanwhile");
        assertThat(outcome(admin.with("If-Match", "nonsense").put(path, change)))
                .isEqualTo("400 invalid-request");
        assertThat(outcome(admin.with("If-Match", "\"1\"").put("/api/users/" + UUID.randomUUID(), change)))
                .isEqualTo("404 not-found");
    }

    @Test
    void onlyWhoWasSeenIsRemoved() throws Exception {
        String path = added("bob@shop.example");
        admin.with("If-Match", "\"1\"").put(path, change("bob@shop.example", "admin", false));
        HttpResponse<String> refused = admin.with("If-Match", "\"1\"").delete(path);

        assertThat(outcome(refused)).isEqualTo("412 changed-meanwhile");
        assertThat(json(refused).getString("detail")).contains("\"1\"", "\"2\"");
        assertThat(json(admin.get(path)).getString("role")).isEqualTo("admin");
        assertThat(outcome(admin.with("If-Match", "\"2\"").delete(path))).isEqualTo("204");
        assertThat(outcome(admin.with("If-Match", "\"2\"").delete(path))).isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @CsvSource({"manager, false", "admin, false", "cashier, true"})
    void sessionsOfAUserWhoseRoleChangesOrWhoIsDisabledEnd(String role, boolean disabled) throws Exception {
        TestUser bob = TestUser.with(app, Role.CASHIER);

        update(bob, role, disabled);

        assertThat(outcome(Api.of(bob).get("/api/session"))).isEqualTo("401 session-expired");
        assertThat(outcome(Api.ofToken(bob).get("/api/session"))).isEqualTo(disabled ? "401 token-invalid" : "200");
    }

    @Test
    void anotherNameEndsNoSession() throws Exception {
        TestUser bob = TestUser.with(app, Role.CASHIER);

        update(bob, "cashier", false);

        assertThat(outcome(Api.of(bob).get("/api/session"))).isEqualTo("200");
    }

    @Test
    void aUserWhoIsEnabledAgainSignsInAgain() throws Exception {
        String path = added("bob@shop.example");
        admin.with("If-Match", "\"1\"").put(path, change("bob@shop.example", "cashier", true));
        assertThat(outcome(signIn("bob@shop.example"))).isEqualTo("401 credentials-wrong");

        admin.with("If-Match", "\"2\"").put(path, change("bob@shop.example", "cashier", false));

        assertThat(outcome(signIn("bob@shop.example"))).isEqualTo("200");
    }

    @Test
    void whoIsRemovedIsGoneWithSessionsAndTokens() throws Exception {
        TestUser bob = TestUser.with(app, Role.MANAGER);

        assertThat(outcome(admin.delete("/api/users/" + bob.id()))).isEqualTo("204");

        assertThat(outcome(Api.of(bob).get("/api/session"))).isEqualTo("401 session-expired");
        assertThat(outcome(Api.ofToken(bob).get("/api/session"))).isEqualTo("401 token-invalid");
        assertThat(outcome(admin.get("/api/users/" + bob.id()))).isEqualTo("404 not-found");
        assertThat(outcome(admin.delete("/api/users/" + bob.id()))).isEqualTo("404 not-found");
    }

    @Test
    void theLastAdminCanNeitherBeRemovedNorDemotedNorDisabled() throws Exception {
        TestUser.with(app, Role.MANAGER);
        TestUser former = TestUser.with(app, Role.ADMIN);
        update(former, "admin", true);

        assertThat(outcome(admin.delete("/api/users/" + me.id()))).isEqualTo("409 last-admin");
        assertThat(outcome(update(me, "manager", false))).isEqualTo("409 last-admin");
        assertThat(outcome(update(me, "admin", true))).isEqualTo("409 last-admin");
        assertThat(outcome(update(me, "admin", false))).isEqualTo("200");
        assertThat(outcome(admin.get("/api/users"))).isEqualTo("200");
    }

    @Test
    void whenTwoAdminsRemoveEachOtherAtTheSameMomentOneIsLeft() throws Exception {
        TestUser other = TestUser.with(app, Role.ADMIN);
        List<Callable<HttpResponse<String>>> both =
                List.of(() -> admin.delete("/api/users/" + other.id()), () -> Api.of(other)
                        .with("If-Match", "\"1\"")
                        .put("/api/users/" + me.id(), change(me.email(), "cashier", false)));

        List<String> outcomes = onceAllWait(both);

        assertThat(outcomes).filteredOn("409 last-admin"::equals).hasSize(1);
        assertThat(app.database().value("select count(*) from users where role = 'admin' and disabled_at is null"))
                .isEqualTo(1L);
    }

    @Test
    void usersAreListedPageByPageTheFirstMadeFirst() throws Exception {
        List<String> emails = new ArrayList<>(List.of(me.email()));
        for (int i = 0; i < 5; i++) {
            app.clock().tick(Duration.ofMillis(1));
            emails.add("user" + i + "@shop.example");
            admin.post("/api/users", newUser(emails.getLast()));
        }

        List<String> listed = new ArrayList<>();
        JsonObject page = json(admin.get("/api/users?limit=2"));
        while (true) {
            JsonArray data = page.getJsonArray("data");
            data.forEach(user -> listed.add(((JsonObject) user).getString("email")));
            if (!page.getBoolean("has_more")) {
                break;
            }
            assertThat(data).hasSize(2);
            page = json(admin.get(
                    "/api/users?limit=2&starting_after=" + data.getJsonObject(1).getString("id")));
        }

        assertThat(listed).isEqualTo(emails);
        assertThat(outcome(admin.get("/api/users?starting_after=" + UUID.randomUUID())))
                .isEqualTo("400 cursor-unknown");
        assertThat(outcome(admin.get("/api/users?limit=0"))).isEqualTo("400 invalid-request");
    }

    @Test
    void usersAreFoundByTheBeginningsOfWords() throws Exception {
        admin.post("/api/users", newUser("bob@till.example").put("name", "Robert Lindqvist"));
        admin.post("/api/users", newUser("zoe@till.example").put("name", "Zoé Linder"));

        assertThat(found("lind")).hasSize(2);
        assertThat(found("lind%20rob")).hasSize(1);
        assertThat(found("TILL%20zo")).hasSize(1);
        assertThat(found("indq")).isEmpty();
        assertThat(found("'%20%7C%20!%20:*")).hasSize(3);
        assertThat(found("lind%27)%3B%20drop")).isEmpty();
    }

    @Test
    void aPasswordIsAtLeast12AndAtMost72BytesLong() throws Exception {
        for (String password : List.of("eleven char", "ж".repeat(30) + "twelve bytes and")) {
            HttpResponse<String> refused =
                    admin.post("/api/users", newUser("bob@shop.example").put("password", password));
            assertThat(outcome(refused)).as(password).isEqualTo("400 invalid-request");
            assertThat(json(refused).getJsonArray("errors").getJsonObject(0).getString("pointer"))
                    .isEqualTo("/password");
        }
    }

    @Test
    void theSameRequestWithTheSameKeyAddsOneUser() throws Exception {
        Api keyed = admin.with("Idempotency-Key", UUID.randomUUID().toString());

        HttpResponse<String> first = keyed.post("/api/users", newUser("bob@shop.example"));
        HttpResponse<String> second = keyed.post("/api/users", newUser("bob@shop.example"));

        assertThat(outcome(first)).isEqualTo("201");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(outcome(keyed.post("/api/users", newUser("zoe@shop.example"))))
                .isEqualTo("422 idempotency-key-reused");
    }

    /** Both requests have come as far as the rows of the users before either goes on. */
    private static List<String> onceAllWait(List<Callable<HttpResponse<String>>> calls) throws Exception {
        Database database = app.database().open(app.vertx());
        Promise<Void> locked = Promise.promise();
        Promise<Void> release = Promise.promise();
        var held = database.transaction(connection -> connection
                .query("select from users for update")
                .execute()
                .onSuccess(rows -> locked.complete())
                .compose(rows -> release.future()));
        RunningApp.await(locked.future());
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<HttpResponse<String>>> answers =
                    calls.stream().map(threads::submit).toList();
            Instant end = Instant.now().plus(RunningApp.PATIENCE);
            while (!waiting().equals((long) calls.size())) {
                assertThat(Instant.now()).isBefore(end);
            }
            release.complete();
            for (Future<HttpResponse<String>> answer : answers) {
                outcomes.add(outcome(answer.get()));
            }
        }
        RunningApp.await(held);
        RunningApp.await(database.close());
        return outcomes;
    }

    private static Object waiting() {
        return app.database()
                .value("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and datname = current_database()");
    }

    private HttpResponse<String> update(TestUser user, String role, boolean disabled) throws Exception {
        String path = "/api/users/" + user.id();
        String version = admin.get(path).headers().firstValue("ETag").orElseThrow();
        return admin.with("If-Match", version).put(path, change(user.email(), role, disabled));
    }

    private String added(String email) throws Exception {
        return admin.post("/api/users", newUser(email))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private JsonArray found(String search) throws Exception {
        return json(admin.get("/api/users?search=" + search)).getJsonArray("data");
    }

    private static HttpResponse<String> signIn(String email) throws Exception {
        return Api.page(app)
                .post("/api/session", new JsonObject().put("email", email).put("password", PASSWORD));
    }

    private static JsonObject newUser(String email) {
        return new JsonObject()
                .put("email", email)
                .put("name", "Bob")
                .put("role", "cashier")
                .put("password", PASSWORD);
    }

    private static JsonObject change(String email, String role, boolean disabled) {
        return new JsonObject()
                .put("email", email)
                .put("name", "Bob")
                .put("role", role)
                .put("disabled", disabled);
    }
}
