package io.quittance.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. It has no stack trace: it is an answer, not a fault in the program. */
public final class ProblemException extends RuntimeException {

    private final Problem problem;
    private final @Nullable Duration retryAfter;

    ProblemException(Problem problem) {
        this(problem, null, null);
    }

    private ProblemException(Problem problem, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(problem.code(), cause, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** The same, with when trying again may succeed; told to the client in whole seconds. */
    public ProblemException retryAfter(Duration delay) {
        return new ProblemException(problem, delay, getCause());
    }

    /** The same, with what only the log is told. */
    public ProblemException causedBy(@Nullable Throwable cause) {
        return new ProblemException(problem, retryAfter, cause);
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
