package io.quittance.idempotency;

import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import java.time.Duration;

/** The refusals of idempotency keys, wherever the answers are kept. */
final class IdempotencyProblems {

    private static final Kind KEY_REUSED = new Kind(422, "idempotency-key-reused", "Idempotency key reused");
    private static final Kind IN_PROGRESS = new Kind(409, "request-in-progress", "Request in progress");

    private IdempotencyProblems() {}

    static ProblemException keyReused() {
        return KEY_REUSED.because("This idempotency key came before with another body.");
    }

    static ProblemException stillRunning() {
        return IN_PROGRESS
                .because("A request with this idempotency key is still running.")
                .retryAfter(Duration.ofSeconds(1));
    }
}
