package io.quittance.http.body;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Watches that a body comes whole within a deadline, and meanwhile at a rate below which nobody sends in earnest. */
final class Pace {

    /** That of a modem of 1990. */
    private static final int LEAST_BYTES_PER_SECOND = 1_024;

    private static final int LOOKS = 3;

    private final Vertx vertx;
    private final Runnable tooSlow;
    private final long leastBytes;
    private final boolean isBounded;
    private final long timer;
    private long bytes;
    private int looks;
    private boolean resting;

    /** @param deadline for all of it; it is looked at several times within that */
    Pace(Vertx vertx, Duration deadline, Runnable tooSlow) {
        this(vertx, deadline, true, tooSlow);
    }

    /** @param isBounded false for what may take as long as it likes while it keeps coming */
    Pace(Vertx vertx, Duration deadline, boolean isBounded, Runnable tooSlow) {
        this.vertx = vertx;
        this.isBounded = isBounded;
        this.tooSlow = tooSlow;
        long millis = Math.max(1, deadline.toMillis() / LOOKS);
        this.leastBytes = LEAST_BYTES_PER_SECOND * millis / 1_000;
        this.timer = vertx.setPeriodic(millis, look -> look());
    }

    void count(int arrived) {
        bytes += arrived;
    }

    /** Nothing is expected of the client while its body is not read. */
    void rest(boolean isResting) {
        resting = isResting;
        bytes = 0;
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        looks++;
        if ((bytes < leastBytes && !resting) || (isBounded && looks == LOOKS)) {
            stop();
            tooSlow.run();
        }
        bytes = 0;
    }
}
