package io.quittance.jobs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The scheduler's threads, which keep no process from ending. */
final class JobThreads {

    private static final int HOUSEKEEPERS = 2;

    private JobThreads() {}

    /** That wait for work to end. */
    static ExecutorService working(int threads) {
        return Executors.newFixedThreadPool(threads, named("jobs-at-work-"));
    }

    static ExecutorService polling() {
        return Executors.newSingleThreadExecutor(named("jobs-poll-"));
    }

    /**
     * That say that this instance is still at its jobs, and look for others that are not.
     *
     * @param database whether it answers; otherwise they leave it out
     */
    static ScheduledExecutorService housekeeping(BooleanSupplier database) {
        return new ScheduledThreadPoolExecutor(HOUSEKEEPERS, named("jobs-housekeeping-")) {
            @Override
            public ScheduledFuture<?> scheduleWithFixedDelay(
                    Runnable command, long initialDelay, long delay, TimeUnit unit) {
                Runnable whenItAnswers = () -> {
                    if (database.getAsBoolean()) {
                        command.run();
                    }
                };
                return super.scheduleWithFixedDelay(whenItAnswers, initialDelay, delay, unit);
            }
        };
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 0).factory();
    }
}
