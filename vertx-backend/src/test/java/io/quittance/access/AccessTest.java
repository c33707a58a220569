package io.quittance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Every operation of the contract, however it is spelled, by everybody who might ask: each gets what the operation's role
 * says. A request that is let through may fail later, for there is nothing in the shop; that is not looked at here.
 */
class AccessTest {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Set<String> REFUSALS = Set.of(
            "sign-in-required",
            "session-expired",
            "token-invalid",
            "role-too-low",
            "csrf-header-missing",
            "origin-not-allowed");

    /** A day is more than a session may be left alone. */
    private static final Duration LONG_AGO = Duration.ofDays(1);

    private static RunningApp app;
    private static TestUser cashier;
    private static TestUser manager;
    private static TestUser admin;
    private static TestUser cashiersProgramOfAnAdmin;
    private static TestUser adminsProgramOfACashier;
    private static TestUser revoked;
    private static TestUser leftAlone;
    private static TestUser over;
    private static TestUser disabled;

    private record Operation(String method, String path, String id, String role, boolean account) {

        boolean isPublic() {
            return role.equals("public");
        }

        boolean isSafe() {
            return SAFE.contains(method);
        }

        /** Whether somebody who is known by a cookie has to send the header too. */
        boolean needsOwnPage() {
            return !isSafe() && (!isPublic() || account);
        }

        String refusalOf(Role caller) {
            return isPublic() || caller.includes(Role.of(role)) ? null : "role-too-low";
        }

        @Override
        public String toString() {
            return method + " " + path + " (" + id + ")";
        }
    }

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_ACCOUNT_SESSION_IDLE", "PT12H"));
        cashier = TestUser.with(app, Role.CASHIER);
        manager = TestUser.with(app, Role.MANAGER);
        admin = TestUser.with(app, Role.ADMIN);
        // Whatever the tests remove, there is an admin left.
        TestUser.with(app, Role.ADMIN);
        Instant now = app.clock().instant();
        cashiersProgramOfAnAdmin = admin.again(now, LONG_AGO, Role.CASHIER);
        adminsProgramOfACashier = cashier.again(now, LONG_AGO, Role.ADMIN);
        revoked = admin.again();
        app.database().execute("update api_tokens set revoked_at = now() where id = ?", revoked.tokenId());
        leftAlone = admin.again(now.minus(LONG_AGO), LONG_AGO.multipliedBy(9), Role.ADMIN);
        over = admin.again(now.minusSeconds(60), Duration.ofSeconds(59), Role.ADMIN);
        disabled = TestUser.with(app, Role.ADMIN);
        app.database().execute("update users set disabled_at = now() where id = ?", disabled.id());
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    /** Each as it is written, with a slash at the end, and by HEAD where it can be got. */
    static Stream<Operation> operations() throws Exception {
        List<Operation> operations = new ArrayList<>();
        try (InputStream in = AccessTest.class.getResourceAsStream("/openapi.yaml")) {
            JsonObject paths =
                    JsonObject.mapFrom(new Yaml().<Map<String, Object>>load(in)).getJsonObject("paths");
            for (String path : paths.fieldNames()) {
                for (String method : paths.getJsonObject(path).fieldNames()) {
                    JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
                    boolean account = operation.getJsonArray("tags").contains("account");
                    for (String verb :
                            method.equals("get") ? List.of("GET", "HEAD") : List.of(method.toUpperCase(Locale.ROOT))) {
                        for (String end : List.of("", "/")) {
                            operations.add(new Operation(
                                    verb,
                                    somewhere(path) + end,
                                    operation.getString("operationId"),
                                    operation.getString("x-role"),
                                    account));
                        }
                    }
                }
            }
        }
        assertThat(operations).hasSizeGreaterThan(140).allMatch(operation -> operation.role() != null);
        return operations.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoIsNotSignedInMayDoWhatIsPublicOnly(Operation operation) throws Exception {
        assertAnswer(operation, operation.isPublic() ? null : "sign-in-required", "X-Requested-With", "test");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoIsSignedInMayDoWhatTheRoleSays(Operation operation) throws Exception {
        for (TestUser user : List.of(cashier, manager, admin)) {
            // Each time another session: one of the operations ends it.
            assertAnswer(
                    operation,
                    operation.refusalOf(user.role()),
                    browser(operation, user).headers());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aTokenMayDoWhatItsRoleSays(Operation operation) throws Exception {
        for (TestUser user : List.of(cashier, manager, admin)) {
            assertAnswer(
                    operation,
                    operation.account() && operation.isPublic() && !operation.isSafe()
                            ? "csrf-header-missing"
                            : operation.refusalOf(user.role()),
                    user.tokenHeaders());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aTokenOfALowerRoleThanItsUserMayDoNoMoreThanThat(Operation operation) throws Exception {
        assertAnswer(operation, operation.refusalOf(Role.CASHIER), withHeader(cashiersProgramOfAnAdmin.tokenHeaders()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aTokenMayDoNoMoreThanItsUserMayNow(Operation operation) throws Exception {
        assertAnswer(operation, operation.refusalOf(Role.CASHIER), withHeader(adminsProgramOfACashier.tokenHeaders()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRevokedTokenOpensNothing(Operation operation) throws Exception {
        assertAnswer(operation, operation.isPublic() ? null : "token-invalid", withHeader(revoked.tokenHeaders()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aSessionThatWasLeftAloneTooLongOpensNothing(Operation operation) throws Exception {
        assertAnswer(operation, operation.isPublic() ? null : "session-expired", leftAlone.headers());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aSessionWhoseTimeIsOverOpensNothing(Operation operation) throws Exception {
        assertAnswer(operation, operation.isPublic() ? null : "session-expired", over.headers());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void withoutTheHeaderACookieChangesNothing(Operation operation) throws Exception {
        assertAnswer(operation, operation.needsOwnPage() ? "csrf-header-missing" : null, "Cookie", admin.cookie());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aPageOfAnotherOriginDoesNothing(Operation operation) throws Exception {
        assertAnswer(
                operation,
                "origin-not-allowed",
                "Origin",
                "https://evil.example",
                "Cookie",
                admin.cookie(),
                "X-Requested-With",
                "test");
        assertAnswer(operation, "origin-not-allowed", "Origin", "null", "Authorization", "Bearer " + admin.token());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aPageOfAnAllowedOriginMayDoWhatTheRoleSays(Operation operation) throws Exception {
        TestUser user = browser(operation, manager);

        assertAnswer(
                operation,
                operation.refusalOf(Role.MANAGER),
                "Origin",
                "http://localhost:4200",
                "Cookie",
                user.cookie(),
                "X-Requested-With",
                "test");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoIsDisabledMayDoWhatIsPublicOnly(Operation operation) throws Exception {
        assertAnswer(operation, operation.isPublic() ? null : "session-expired", disabled.headers());
        assertAnswer(operation, operation.isPublic() ? null : "token-invalid", withHeader(disabled.tokenHeaders()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anotherSpellingOfAPathIsNoWayAround(Operation operation) throws Exception {
        if (operation.isPublic()) {
            return;
        }
        String path = operation.path();
        for (String spelled : List.of(
                "/" + path,
                path.replace("/api", "//api"),
                path.replace("/api", "/./api"),
                path.replace("/api", "/x/../api"),
                path.replace("/api", "/%61pi"),
                path.replace("/api", "/API"),
                path + "?x=/ping",
                path + ";x",
                path + "%2F",
                path + "/.",
                path + "//")) {
            RawHttp.Response response = RawHttp.exchange(
                    app.port(),
                    operation.method() + " " + spelled + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");

            assertThat(response.status()).as(operation + " as " + spelled).isIn(400, 401, 404, 405);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Bearer qt_", "Bearer x", "bearer qt_0000", "", "qt_1"})
    void whatIsNoTokenIsNoWayAroundTheCookieEither(String authorization) throws Exception {
        RawHttp.Response response = RawHttp.exchange(
                app.port(),
                "GET /api/session HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization + "\r\nCookie: "
                        + admin.cookie() + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(401);
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("token-invalid");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /api/sessions/SESSION", "DELETE, /api/tokens/TOKEN"})
    void whatAnotherUserHasIsNotThere(String method, String path) throws Exception {
        TestUser other = TestUser.with(app, Role.CASHIER);
        String theirs = path.replace("SESSION", other.sessionId().toString())
                .replace("TOKEN", other.tokenId().toString());
        for (TestUser user : List.of(cashier, manager, admin)) {
            RawHttp.Response response = exchange(method, theirs, user.headers());

            assertThat(response.status()).isEqualTo(404);
            assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("not-found");
        }
        assertThat(exchange("GET", "/api/session", other.headers()).status()).isEqualTo(200);
        assertThat(exchange("GET", "/api/session", other.tokenHeaders()).status())
                .isEqualTo(200);
        assertThat(exchange(method, theirs, other.headers()).status()).isEqualTo(204);
    }

    @Test
    void listsOfOnesOwnHoldNothingOfOthers() throws Exception {
        TestUser other = TestUser.with(app, Role.ADMIN);
        for (String path : List.of("/api/sessions", "/api/tokens")) {
            String body = exchange("GET", path, admin.headers()).body();

            assertThat(body)
                    .doesNotContain(
                            other.sessionId().toString(), other.tokenId().toString())
                    .doesNotContain(admin.sessionSecret(), admin.token());
        }
    }

    @Test
    void anIdempotencyKeyOfAnotherUserIsNotTheSameKey() throws Exception {
        String body =
                new JsonObject().put("name", "till").put("role", "cashier").encode();
        String key = UUID.randomUUID().toString();

        JsonObject mine = created(cashier, key, body);
        JsonObject theirs = created(manager, key, body);

        assertThat(mine.getString("token")).isNotEqualTo(theirs.getString("token"));
        assertThat(created(cashier, key, body)).isEqualTo(mine);
    }

    private static JsonObject created(TestUser user, String key, String body) throws Exception {
        var response = app.send(app.request("/api/tokens", user.headers())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).isEqualTo(201);
        return new JsonObject(response.body());
    }

    /** Another session for what ends it. */
    private static TestUser browser(Operation operation, TestUser user) {
        return operation.id().equals("signOut") ? user.again() : user;
    }

    /** @param refusal the code of the answer; null when the request is let through */
    private static void assertAnswer(Operation operation, String refusal, String... headers) throws Exception {
        RawHttp.Response response = exchange(operation.method(), operation.path(), headers);
        String what = operation + " by " + List.of(headers) + ": " + response.status() + " " + response.body();
        int status = refusal == null ? 0 : statusOf(refusal);

        assertThat(response.status()).as(what).isPositive().isNotEqualTo(500);
        if (operation.method().equals("HEAD")) {
            // Without a body there is no code.
            if (refusal == null) {
                assertThat(response.status()).as(what).isNotIn(401, 403);
            } else {
                assertThat(response.status()).as(what).isEqualTo(status);
            }
        } else if (refusal == null) {
            assertThat(REFUSALS).as(what).doesNotContain(code(response));
        } else {
            assertThat(code(response)).as(what).isEqualTo(refusal);
            assertThat(response.status()).as(what).isEqualTo(status);
        }
    }

    private static int statusOf(String refusal) {
        return Set.of("sign-in-required", "session-expired", "token-invalid").contains(refusal) ? 401 : 403;
    }

    private static String code(RawHttp.Response response) {
        return response.header("Content-Type").equals("application/problem+json")
                ? new JsonObject(response.body()).getString("code")
                : "none";
    }

    private static RawHttp.Response exchange(String method, String path, String... headers) throws Exception {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i] + ": " + headers[i + 1] + "\r\n");
        }
        String body = SAFE.contains(method) ? "" : "{}";
        request.append("Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        return RawHttp.exchange(app.port(), request.toString());
    }

    private static String[] withHeader(String[] headers) {
        return new String[] {headers[0], headers[1], "X-Requested-With", "test"};
    }

    private static String somewhere(String path) {
        return path.replace("{link}", "0".repeat(40))
                .replace("{fileName}", "invoice.pdf")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }
}
