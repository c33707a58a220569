package io.quittance.db;

import io.netty.channel.unix.Errors.NativeIoException;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be asked now from a statement that it refuses. */
public final class DatabaseFailures {

    private static final Kind ROW_LOCKED = new Kind(503, "row-locked", "Row locked");
    private static final Kind DATABASE_UNAVAILABLE = new Kind(503, "database-unavailable", "Database unavailable");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Classes of SQLSTATE: connection trouble, sign-in refused, no such database, no room, being shut down, broken disk. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "28", "3D", "53", "57", "58");

    /** Lock not available, deadlock, serialization failure, statement cancelled: the next attempt may well succeed. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01", "40001", "57014");

    private static final Duration RETRY_BUSY_AFTER = Duration.ofSeconds(1);

    private static final Set<String> WAITED_TOO_LONG = Set.of("Timeout", "Timeout waiting for connection");

    /** A native transport puts the call before what came of it. */
    private static final Pattern NATIVE_CALL = Pattern.compile("^\\w+\\(\\.\\.\\) failed with error\\(-?\\d+\\): ");

    private DatabaseFailures() {}

    /**
     * What a client is told, when the failure is that the database cannot be asked now, does not answer in time, or has
     * locked what is asked for.
     *
     * @return null for every other failure
     */
    public static @Nullable ProblemException problemOf(Throwable failure) {
        if (isBusy(failure)) {
            return ROW_LOCKED
                    .because("What this is about is being changed by somebody else. Nothing was done. Try again.")
                    .retryAfter(RETRY_BUSY_AFTER)
                    .causedBy(failure);
        }
        if (!isUnavailable(failure)) {
            return null;
        }
        return DATABASE_UNAVAILABLE
                .because("The database does not answer at the moment. Try again in a few seconds.")
                .retryAfter(RETRY_AFTER)
                .causedBy(failure);
    }

    /** Whether a statement was given up because others held what it needed. The database is fine. */
    public static boolean isBusy(Throwable failure) {
        return failure instanceof PgException refusal && BUSY.contains(String.valueOf(refusal.getSqlState()));
    }

    static boolean isUnavailable(Throwable failure) {
        if (failure instanceof PgException refusal) {
            String state = refusal.getSqlState();
            // 25006: a server that only follows another one takes no writes.
            return state != null
                    && (state.equals("25006")
                            || (state.length() == 5 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2))));
        }
        return failure instanceof DatabaseUnavailableException
                || failure instanceof ClosedConnectionException
                || failure instanceof ConnectionPoolTooBusyException
                || isWaitForConnection(failure)
                || failure instanceof SocketException
                // The same, from a native transport.
                || failure instanceof NativeIoException
                || failure instanceof UnknownHostException
                || failure instanceof SSLException;
    }

    /** The pool has no class of its own for whoever waited for a connection too long. */
    private static boolean isWaitForConnection(Throwable failure) {
        return failure.getClass().getName().startsWith("io.vertx.")
                && WAITED_TOO_LONG.contains(String.valueOf(failure.getMessage()));
    }

    /** Why the database cannot be asked, in one line for the operator. */
    public static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TimeoutException) {
            return "it does not answer in time";
        }
        String message = cause instanceof PgException refusal ? refusal.getErrorMessage() : cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : NATIVE_CALL.matcher(message.strip()).replaceFirst("").replaceAll("\\s*\\R\\s*", " ");
    }
}
