package io.quittance.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.TickingClock;
import io.quittance.http.Answer;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryIdempotencyTest {

    private final TickingClock clock = new TickingClock();
    private final MemoryIdempotency idempotency = new MemoryIdempotency(clock);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void theSameKeyAndBodyGetTheFirstAnswerAndNothingRunsAgain() {
        Answer first = once("key", "body").result();
        clock.tick(Duration.ofMinutes(9));
        Answer second = once("key", "body").result();

        assertThat(second).isEqualTo(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void otherKeysAndNoKeyRunAgain() {
        once("key", "body");
        once("other", "body");
        once(null, "body");
        once(null, "body");

        assertThat(runs).hasValue(4);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        once("key", "body");

        assertThat(problem(once("key", "other body")))
                .extracting(Problem::status, Problem::code)
                .containsExactly(422, "idempotency-key-reused");
    }

    @Test
    void whileTheFirstRequestRunsTheSecondIsToldSo() {
        Promise<Answer> running = Promise.promise();
        Future<Answer> first = idempotency.once("key", Buffer.buffer("body"), running::future);

        Future<Answer> second = once("key", "body");
        assertThat(problem(second))
                .extracting(Problem::status, Problem::code)
                .containsExactly(409, "request-in-progress");
        assertThat(((ProblemException) second.cause()).retryAfter()).isPositive();
        assertThat(problem(once("key", "other body")).status()).isEqualTo(422);

        running.complete(Answer.ok("done"));
        assertThat(once("key", "body").result()).isEqualTo(first.result());
        assertThat(runs).hasValue(0);
    }

    @Test
    void aRefusalIsNotKept() {
        idempotency.once("key", Buffer.buffer("body"), () -> Future.failedFuture("refused"));

        assertThat(once("key", "another body").succeeded()).isTrue();
    }

    @Test
    void afterTenMinutesTheKeyIsForgotten() {
        once("key", "body");
        clock.tick(Duration.ofMinutes(10));

        assertThat(once("key", "another body").succeeded()).isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void overHttpADoubleClickMakesOneDocument() throws Exception {
        try (RunningApp app = RunningApp.start()) {
            String key = UUID.randomUUID().toString();
            HttpResponse<String> refused = app.post(InvoiceJson.with("totalSats", 1), "Idempotency-Key", key);
            HttpResponse<String> first = app.post(InvoiceJson.valid(), "Idempotency-Key", key);
            HttpResponse<String> second = app.post(InvoiceJson.valid(), "Idempotency-Key", key);
            HttpResponse<String> other = app.post(InvoiceJson.with("number", "2"), "Idempotency-Key", key);

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.headers().firstValue("Location"))
                    .isEqualTo(first.headers().firstValue("Location"));
            assertThat(second.headers().firstValue("X-Request-Id"))
                    .isNotEqualTo(first.headers().firstValue("X-Request-Id"));
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(new JsonObject(other.body()).getString("code")).isEqualTo("idempotency-key-reused");
            try (var folders = Files.list(app.documents())) {
                assertThat(folders.filter(folder -> !folder.endsWith(".incoming")))
                        .hasSize(1);
            }
            app.clock().tick(Duration.ofMinutes(10));
            assertThat(app.post(InvoiceJson.valid(), "Idempotency-Key", key).body())
                    .isNotEqualTo(first.body());
        }
    }

    private Future<Answer> once(String key, String body) {
        return idempotency.once(
                key, Buffer.buffer(body), () -> Future.succeededFuture(Answer.ok(runs.incrementAndGet())));
    }

    private static Problem problem(Future<Answer> refused) {
        return ((ProblemException) refused.cause()).problem();
    }
}
