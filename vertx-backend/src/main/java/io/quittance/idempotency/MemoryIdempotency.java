package io.quittance.idempotency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quittance.http.Answer;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does a thing once for each {@code Idempotency-Key}, in this instance and for ten minutes.
 *
 * <p>Only answers that made something are kept: after a refusal or a failure the same key may try again.
 */
public final class MemoryIdempotency {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MAX_KEYS = 20_000;

    private final Cache<String, Entry> entries;

    /** @param answer null while the first request is still running */
    private record Entry(Buffer bodyMac, @Nullable Answer answer) {}

    public MemoryIdempotency(Clock clock) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.entries = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /**
     * Runs the action, or gives the answer that it gave before.
     *
     * @param key null when the client sent none: then the action just runs
     * @return fails with a {@link ProblemException} of status 409 while the first request runs, 422 when the key came
     *     before with another body
     */
    public Future<Answer> once(@Nullable String key, Buffer body, Supplier<Future<Answer>> action) {
        if (key == null) {
            return action.get();
        }
        Buffer mac = new AnswerSeal("", key).mac(body);
        Entry mine = new Entry(mac, null);
        Entry earlier = entries.asMap().putIfAbsent(key, mine);
        if (earlier == null) {
            return action.get()
                    .onSuccess(answer -> entries.put(key, new Entry(mac, answer)))
                    .onFailure(failure -> entries.asMap().remove(key, mine));
        }
        if (!earlier.bodyMac().equals(mac)) {
            return Future.failedFuture(IdempotencyProblems.keyReused());
        }
        if (earlier.answer() == null) {
            return Future.failedFuture(IdempotencyProblems.stillRunning());
        }
        return Future.succeededFuture(earlier.answer());
    }
}
