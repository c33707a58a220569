package io.quittance.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quittance.access.PasswordQueue.Turn;
import io.quittance.access.PasswordQueue.Work;
import io.quittance.config.Configuration;
import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and verifies passwords by bcrypt, on a bounded pool of their own: it takes a core for a quarter of a second, and
 * nobody else shall wait for that.
 */
public final class Passwords {

    private static final Kind PASSWORD_TOO_COMMON = new Kind(422, "password-too-common", "Password too common");

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
    private static final int MAX_MINUTES = 1;

    private final WorkerExecutor executor;
    private final Vertx vertx;
    private final PasswordQueue queue;
    private final int cost;
    private final byte[] nobodys;
    private final Timer hashing;
    private final Timer verifying;

    public Passwords(Vertx vertx, Configuration.Account settings, MeterRegistry registry) {
        this.executor =
                vertx.createSharedWorkerExecutor("passwords", settings.bcryptThreads(), MAX_MINUTES, TimeUnit.MINUTES);
        this.vertx = vertx;
        this.queue = new PasswordQueue(settings.bcryptThreads(), settings.bcryptQueue());
        this.cost = settings.bcryptCost();
        // Of the right form, but made up: nobody knows a password that has this hash.
        this.nobodys = String.format("$2a$%02d$......................abcdefghijklmnopqrstuvwxyzABCDE", cost)
                .getBytes(StandardCharsets.US_ASCII);
        this.hashing = Timer.builder("quittance.passwords.hashed")
                .description("Passwords that were hashed")
                .register(registry);
        this.verifying = Timer.builder("quittance.passwords.verified")
                .description("Passwords that were compared with a hash, or with none where there is no such user")
                .register(registry);
    }

    /**
     * The hash of a new password.
     *
     * @param email of the user, which is no good password of theirs
     * @param pointer where the password stands in the request
     * @return fails with status 400 when it is too long, 422 when it is too common, 503 when there is too much to do
     */
    public Future<String> hash(Password password, String email, String pointer, Turn turn) {
        byte[] bytes = password.bytes();
        if (bytes.length > Password.MAX_BYTES) {
            return Future.failedFuture(tooLong(pointer));
        }
        return run(turn, () -> {
            if (CommonPasswords.has(password.text()) || password.text().equalsIgnoreCase(email)) {
                throw tooCommon();
            }
            return hashing.recordCallable(() -> new String(
                    BCrypt.with(VERSION, LongPasswordStrategies.strict(VERSION)).hash(cost, bytes),
                    StandardCharsets.US_ASCII));
        });
    }

    /**
     * Whether it is the password.
     *
     * @param hash null when there is no such user: then as much work is done, for nothing
     * @return fails with status 503 when there is too much to do
     */
    public Future<Boolean> matches(Password password, @Nullable String hash, Turn turn) {
        // What is too long is nobody's password; of anything else bcrypt sees every byte.
        boolean isTooLong = password.bytes().length > Password.MAX_BYTES;
        byte[] bytes = isTooLong ? new byte[Password.MAX_BYTES] : password.bytes();
        byte[] expected = hash == null ? nobodys : hash.getBytes(StandardCharsets.US_ASCII);
        return run(turn, () -> {
            BCrypt.Result result =
                    verifying.recordCallable(() -> BCrypt.verifyer(VERSION, LongPasswordStrategies.strict(VERSION))
                            .verify(bytes, expected));
            return result != null && result.verified && hash != null && !isTooLong;
        });
    }

    /** Frees the threads. */
    public Future<Void> close() {
        return executor.close();
    }

    /** Whichever thread starts it, work runs and ends in the context that asked for it. */
    private <T> Future<T> run(Turn turn, Callable<T> work) {
        Context context = vertx.getOrCreateContext();
        Promise<T> result = Promise.promise();
        Runnable start = () -> context.runOnContext(turned -> executor.executeBlocking(work, false)
                .onComplete(done -> queue.done())
                .onComplete(result));
        Runnable refuse = () -> context.runOnContext(displaced -> result.fail(overloaded()));
        return queue.submit(turn, new Work(start, refuse)) ? result.future() : Future.failedFuture(overloaded());
    }

    private static ProblemException overloaded() {
        return Kind.OVERLOADED
                .because("Too many sign in at once. Try again soon.")
                .retryAfter(Duration.ofSeconds(2));
    }

    private static ProblemException tooLong(String pointer) {
        FieldError error = new FieldError(pointer, "too-long", "This is longer than 72 bytes.");
        return Kind.INVALID_REQUEST.because("The password is too long.", List.of(error));
    }

    private static ProblemException tooCommon() {
        return PASSWORD_TOO_COMMON.because("This password is among those everybody tries.");
    }
}
