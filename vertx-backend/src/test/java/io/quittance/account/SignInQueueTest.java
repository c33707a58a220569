package io.quittance.account;

import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One place that keeps the threads for passwords busy does not keep others, or people known there, from signing in. */
@Tag("database")
class SignInQueueTest {

    private static final String PASSWORD = "four cats on a roof";
    private static final String FLOOD = "192.0.2.66";
    private static final String ELSEWHERE = "198.51.100.7";
    private static final int FLOODERS = 80;

    private static RunningApp app;
    private static ExecutorService threads;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of(
                "QUITTANCE_ACCOUNT_BCRYPT_THREADS", "1",
                "QUITTANCE_ACCOUNT_BCRYPT_COST", "11",
                "QUITTANCE_ACCOUNT_FAILURES_PER_ADDRESS", "10000",
                "QUITTANCE_TRUSTED_PROXIES", "127.0.0.1"));
        threads = Executors.newFixedThreadPool(FLOODERS);
        for (String name : List.of("ana", "bob", "zoe")) {
            JsonObject user = new JsonObject()
                    .put("email", name + "@shop.example")
                    .put("name", name)
                    .put("role", "cashier")
                    .put("password", PASSWORD);
            assertThat(outcome(Api.of(TestUser.with(app, Role.ADMIN)).post("/api/users", user)))
                    .isEqualTo("201");
        }
        assertThat(outcome(signIn("bob@shop.example", FLOOD))).isEqualTo("200");
    }

    @AfterAll
    static void stop() throws Exception {
        threads.shutdownNow();
        app.close();
    }

    @Test
    void theRightPasswordFromElsewhereOvertakesAFloodOfMadeUpAddresses() throws Exception {
        List<CompletableFuture<String>> flood = flood();

        assertThat(outcome(signIn("ana@shop.example", ELSEWHERE))).isEqualTo("200");

        assertThat(flood).anyMatch(answer -> !answer.isDone());
        assertThat(all(flood)).containsOnly("401 credentials-wrong", "503 overloaded");
    }

    @Test
    void whoHasSignedInThereLatelyOvertakesTheFloodOfTheirOwnNetwork() throws Exception {
        List<CompletableFuture<String>> flood = flood();

        assertThat(outcome(signIn("bob@shop.example", FLOOD))).isEqualTo("200");

        assertThat(flood).anyMatch(answer -> !answer.isDone());
        assertThat(all(flood)).containsOnly("401 credentials-wrong", "503 overloaded");
    }

    @Test
    void theRefusalDoesNotTellWhetherThereIsSuchAUser() throws Exception {
        List<CompletableFuture<String>> flood = flood();

        assertThat(outcome(signIn("zoe@shop.example", FLOOD))).isEqualTo("503 overloaded");
        assertThat(outcome(signIn("nobody@shop.example", FLOOD))).isEqualTo("503 overloaded");

        all(flood);
    }

    /** So many sign-ins from one place that it has no place left. */
    private static List<CompletableFuture<String>> flood() throws Exception {
        CountDownLatch full = new CountDownLatch(1);
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < FLOODERS; i++) {
            String email = "made-up-" + i + "@nowhere.example";
            answers.add(CompletableFuture.supplyAsync(
                    () -> {
                        String outcome = outcome(unchecked(email));
                        if (outcome.startsWith("503")) {
                            full.countDown();
                        }
                        return outcome;
                    },
                    threads));
        }
        assertThat(full.await(RunningApp.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return answers;
    }

    private static List<String> all(List<CompletableFuture<String>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static HttpResponse<String> unchecked(String email) {
        try {
            return signIn(email, FLOOD);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> signIn(String email, String address) throws Exception {
        return Api.page(app)
                .with("X-Forwarded-For", address)
                .post("/api/session", new JsonObject().put("email", email).put("password", PASSWORD));
    }
}
