package io.quittance.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. It has no stack trace: it is an answer, not a fault in the program. */
public final class ProblemException extends RuntimeException {

    private final Problem problem;
    private final @Nullable Duration retryAfter;

    public ProblemException(Problem problem) {
        this(problem, null, null);
    }

    /** @param retryAfter when trying again may succeed; told to the client in whole seconds */
    public ProblemException(Problem problem, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(problem.code(), cause, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
