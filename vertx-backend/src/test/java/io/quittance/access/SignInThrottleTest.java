package io.quittance.access;

import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
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

/** 4 failures for an account from one address, 12 from one address, 8 for one account from addresses it does not know. */
@Tag("database")
class SignInThrottleTest {

    private static final String PASSWORD = "four cats on a roof";
    private static final String WRONG = "four dogs on a roof";

    private static RunningApp app;

    private String email;
    private String till;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of(
                "QUITTANCE_ACCOUNT_BCRYPT_COST", "4",
                "QUITTANCE_ACCOUNT_FAILURE_WINDOW", "PT15M",
                "QUITTANCE_ACCOUNT_FAILURES_PER_PAIR", "4",
                "QUITTANCE_ACCOUNT_FAILURES_PER_ADDRESS", "12",
                "QUITTANCE_ACCOUNT_FAILURES_PER_ACCOUNT", "8",
                // Lets a test come from any address.
                "QUITTANCE_TRUSTED_PROXIES", "127.0.0.1"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @BeforeEach
    void addUser() throws Exception {
        email = newUser();
        till = address();
        // To the start of a window, so that none ends within a test.
        long window = Duration.ofMinutes(15).toMillis();
        app.clock().tick(Duration.ofMillis(window - app.clock().millis() % window));
    }

    @Test
    void afterAFewWrongPasswordsTheRightOneIsNotEvenLookedAt() throws Exception {
        fail(email, till, 4);

        HttpResponse<String> refused = signIn(email, PASSWORD, till);

        assertThat(outcome(refused)).isEqualTo("429 too-many-attempts");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(890, 901);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void whenTheWindowIsOverItGoesOn() throws Exception {
        fail(email, till, 5);
        app.clock().tick(Duration.ofMinutes(15));

        assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("200");
    }

    @Test
    void rightPasswordsDoNotCount() throws Exception {
        fail(email, till, 3);
        for (int i = 0; i < 20; i++) {
            assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("200");
        }
    }

    @Test
    void anUnknownUserIsThrottledLikeAKnownOne() throws Exception {
        String nobody = "nobody-" + email;

        fail(nobody, till, 4);

        assertThat(outcome(signIn(nobody, PASSWORD, till))).isEqualTo("429 too-many-attempts");
    }

    @Test
    void theCaseOfTheAddressIsNoWayAround() throws Exception {
        fail(email, till, 2);
        fail(email.toUpperCase(java.util.Locale.ROOT), till, 2);

        assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("429 too-many-attempts");
    }

    /** Java and the database do not agree about each of these letters; the database is who finds the user. */
    @ParameterizedTest
    @CsvSource({
        "fiscalisi, f\u0130scalisi",
        "fiscalisi, F\u0130SCAL\u0130SI",
        "\u03c3\u03bf\u03c6\u03cc\u03c3, \u03a3\u039f\u03a6\u038c\u03a3"
    })
    void noSpellingThatFindsTheSameUserIsAWayAround(String name, String spelled) throws Exception {
        String known = newUser(name + "-" + UUID.randomUUID() + "@shop.example");
        String same = known.replaceFirst("[^-]+", spelled);
        assumeThat(app.database().value("select lower(?) = lower(?)", known, same))
                .isEqualTo(true);
        fail(known, till, 2);
        fail(same, till, 2);

        assertThat(outcome(signIn(known, PASSWORD, till))).isEqualTo("429 too-many-attempts");
        assertThat(outcome(signIn(same, PASSWORD, till))).isEqualTo("429 too-many-attempts");
    }

    @Test
    void spellingsOfAnUnknownAddressCountTogetherTooOrTheyWouldTellWhoIsKnown() throws Exception {
        String nobody = "n\u0130ls-" + email;
        String same = "nils-" + email;
        assumeThat(app.database().value("select lower(?) = lower(?)", nobody, same))
                .isEqualTo(true);
        fail(nobody, till, 2);
        fail(same, till, 2);

        assertThat(outcome(signIn(nobody, PASSWORD, till))).isEqualTo("429 too-many-attempts");
    }

    @Test
    void oneAddressIsOneHoweverItIsWritten() throws Exception {
        for (String spelled : List.of("192.0.2.77", "::ffff:192.0.2.77", "192.0.2.77:5123", "[::FFFF:c000:24d]:80")) {
            fail(email, spelled, 1);
        }

        assertThat(outcome(signIn(email, PASSWORD, "192.0.2.77"))).isEqualTo("429 too-many-attempts");
        assertThat(outcome(signIn(email, PASSWORD, "::ffff:192.0.2.78"))).isEqualTo("200");
    }

    @Test
    void manyAtOnceAreNoWayAround() throws Exception {
        List<Callable<String>> attempts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            attempts.add(() -> outcome(signIn(email, WRONG, till)));
        }
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(30)) {
            for (Future<String> attempt : threads.invokeAll(attempts)) {
                outcomes.add(attempt.get());
            }
        }
        assertThat(outcomes).filteredOn("401 credentials-wrong"::equals).hasSize(4);
        assertThat(outcomes).filteredOn("429 too-many-attempts"::equals).hasSize(26);
    }

    @Test
    void oneAddressCannotTryManyAccounts() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThat(outcome(signIn("user" + i + "-" + email, WRONG, till))).isEqualTo("401 credentials-wrong");
        }
        assertThat(outcome(signIn(email, WRONG, till))).isEqualTo("429 too-many-attempts");
    }

    @Test
    void manyAddressesCannotTryOneAccount() throws Exception {
        for (int i = 0; i < 8; i++) {
            fail(email, address(), 1);
        }
        assertThat(outcome(signIn(email, PASSWORD, address()))).isEqualTo("429 too-many-attempts");
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneAddress() throws Exception {
        for (int i = 0; i < 4; i++) {
            fail(email, "2001:db8:1:2::" + i, 1);
        }
        assertThat(outcome(signIn(email, PASSWORD, "2001:db8:1:2:ffff::9"))).isEqualTo("429 too-many-attempts");
        assertThat(outcome(signIn(email, PASSWORD, "2001:db8:1:3::1"))).isEqualTo("200");
    }

    @Test
    void nobodyLocksATillOutFromElsewhere() throws Exception {
        assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("200");
        for (int i = 0; i < 9; i++) {
            signIn(email, WRONG, address());
        }
        assertThat(outcome(signIn(email, PASSWORD, address()))).isEqualTo("429 too-many-attempts");

        assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("200");
    }

    @Test
    void othersBehindTheAddressOfATillDoNotLockItOutEither() throws Exception {
        assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("200");
        for (int i = 0; i < 13; i++) {
            signIn("user" + i + "-" + email, WRONG, till);
        }
        assertThat(outcome(signIn(newUser(), PASSWORD, till))).isEqualTo("429 too-many-attempts");

        assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("200");
    }

    @Test
    void evenWhereAnAccountIsKnownItCannotBeGuessed() throws Exception {
        signIn(email, PASSWORD, till);

        fail(email, till, 4);

        assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("429 too-many-attempts");
    }

    @Test
    void anAddressIsKnownForAMonth() throws Exception {
        signIn(email, PASSWORD, till);
        app.clock().tick(Duration.ofDays(31));
        for (int i = 0; i < 8; i++) {
            fail(email, address(), 1);
        }

        assertThat(outcome(signIn(email, PASSWORD, till))).isEqualTo("429 too-many-attempts");
    }

    @Test
    void theCurrentPasswordCannotBeGuessedByWhoFindsAnOpenSession() throws Exception {
        Api page = Api.page(app).with("X-Forwarded-For", till).keeping(signIn(email, PASSWORD, till));
        JsonObject guess = new JsonObject().put("currentPassword", WRONG).put("newPassword", "five cats on a roof");
        for (int i = 0; i < 4; i++) {
            assertThat(outcome(page.put("/api/session/password", guess))).isEqualTo("422 password-wrong");
        }
        assertThat(outcome(page.put("/api/session/password", guess.put("currentPassword", PASSWORD))))
                .isEqualTo("429 too-many-attempts");
    }

    @Test
    void whatWasTypedAsAnEmailAddressIsNotKept() throws Exception {
        signIn("my secret password", WRONG, till);

        assertThat(app.database().query("select subject from sign_in_failures").toString())
                .contains("pair ", "address ", "account ")
                .doesNotContain("secret");
    }

    private static void fail(String email, String address, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            signIn(email, WRONG, address);
        }
    }

    private static HttpResponse<String> signIn(String email, String password, String address) throws Exception {
        return Api.page(app)
                .with("X-Forwarded-For", address)
                .post("/api/session", new JsonObject().put("email", email).put("password", password));
    }

    private static String newUser() throws Exception {
        return newUser(UUID.randomUUID() + "@shop.example");
    }

    private static String newUser(String email) throws Exception {
        JsonObject user = new JsonObject()
                .put("email", email)
                .put("name", "Ana")
                .put("role", "cashier")
                .put("password", PASSWORD);
        assertThat(outcome(Api.of(TestUser.with(app, Role.ADMIN)).post("/api/users", user)))
                .isEqualTo("201");
        return email;
    }

    private static String address() {
        // No two are in one network.
        UUID random = UUID.randomUUID();
        return "2001:" + Long.toHexString(random.getMostSignificantBits() >>> 48) + ":"
                + Long.toHexString(random.getLeastSignificantBits() & 0xffff) + ":1::1";
    }
}
