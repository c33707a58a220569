package io.quittance.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.db.Database;
import io.quittance.db.KeptConnections;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.SqlClient;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does the jobs that are due, one instance beside others. It needs no care while the database is away: nothing is begun then,
 * and everything goes on when it is back.
 */
public final class Jobs {

    /** Clocks run apart, machines sleep, and rows may be deleted: so often all of it is looked at. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    /** Takes what is due as far as there are threads. */
    private static final double AS_MANY_AS_THREADS = 1.0;

    private static final double FEWER = 0.5;

    private final Vertx vertx;
    private final Database database;
    private final List<Job> jobs;
    private final Pace pace;
    private final MeterRegistry metrics;
    private final DatabaseClock clock = new DatabaseClock();
    private final Reachability reachability = new Reachability();
    private final KeptConnections connections;
    /** Starting and stopping block. */
    private final WorkerExecutor worker;

    private volatile @Nullable Scheduler scheduler;
    private volatile boolean stopped;
    private volatile Future<Void> looking = Future.succeededFuture();
    private volatile long timer = -1;

    public Jobs(Vertx vertx, Database database, MeterRegistry metrics, List<Job> jobs, Pace pace) {
        this.vertx = vertx;
        this.database = database;
        this.jobs = List.copyOf(jobs);
        this.pace = pace;
        this.metrics = metrics;
        this.connections = database.connections();
        this.worker = vertx.createSharedWorkerExecutor("jobs", 1, 1, TimeUnit.HOURS);
    }

    /** Begins, when the database is ready. Should that fail, it is tried again until it works. */
    public Future<Void> start() {
        return look(new JobMeters(metrics, jobs));
    }

    /** Begins no more jobs, and waits for those that are running, within limits. Another instance does what is cut off. */
    public Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        // No statement is under way when the database is closed next.
        return looking.timeout(pace.stop().toMillis(), TimeUnit.MILLISECONDS)
                .transform(looked -> worker.executeBlocking(() -> {
                    Scheduler running = scheduler;
                    if (running != null) {
                        running.stop();
                    }
                    connections.close();
                    return null;
                }))
                .eventually(worker::close)
                .mapEmpty();
    }

    private Future<Void> look(JobMeters meters) {
        looking = stopped ? Future.failedFuture(new IllegalStateException("Stopped")) : lookNow(meters);
        return looking;
    }

    private Future<Void> lookNow(JobMeters meters) {
        SqlClient client = database.client();
        return JobRows.time(client)
                .compose(now -> {
                    clock.set(now);
                    return planAll(client, now);
                })
                .compose(planned -> JobRows.lastSuccesses(client))
                .compose(successes -> {
                    meters.lastSuccesses(successes);
                    reachability.answered();
                    return begin(meters);
                })
                .onFailure(failure -> {
                    if (!stopped) {
                        reachability.failed(failure);
                    }
                })
                .onComplete(looked -> lookAgain(meters, looked.succeeded() ? LOOK_EVERY : pace.poll()));
    }

    private Future<Void> planAll(SqlClient client, Instant now) {
        Future<Void> planned = Future.succeededFuture();
        for (Job job : jobs) {
            planned = planned.compose(before -> JobRows.plan(client, job, now));
        }
        return planned;
    }

    private void lookAgain(JobMeters meters, Duration wait) {
        if (!stopped) {
            timer = vertx.setTimer(wait.toMillis(), tick -> {
                // What goes wrong has been logged.
                Future<Void> unused = look(meters);
            });
        }
    }

    private Future<Void> begin(JobMeters meters) {
        if (scheduler != null) {
            return Future.succeededFuture();
        }
        return worker.<Void>executeBlocking(() -> {
            if (!stopped) {
                Scheduler made = scheduler(meters);
                scheduler = made;
                made.start();
            }
            return null;
        });
    }

    private Scheduler scheduler(JobMeters meters) {
        Context context = vertx.getOrCreateContext();
        List<Task<?>> tasks = jobs.stream()
                .<Task<?>>map(job -> new JobTask(job, context, clock, meters, pace.retry()))
                .toList();
        int threads = Math.max(1, tasks.size());
        return new SteadyScheduler(connections, tasks)
                // Process and machine, for people.
                .schedulerName(new SchedulerName.Fixed(
                        ManagementFactory.getRuntimeMXBean().getName()))
                .clock(clock)
                .serializer(new NoData())
                .jdbcCustomization(new PausingPoll(reachability))
                .pollUsingLockAndFetch(FEWER, AS_MANY_AS_THREADS)
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(Pace.MISSED_HEARTBEATS)
                .shutdownMaxWait(pace.stop())
                // JobTask says it.
                .failureLogging(LogLevel.OFF, false)
                .threads(threads)
                .executorService(JobThreads.working(threads))
                .dueExecutor(JobThreads.polling())
                .housekeeperExecutor(JobThreads.housekeeping(connections::answer))
                .build();
    }

    /** Waits between polls by a clock that nobody sets: the library's own would stand still when the time is set back. */
    private static final class SteadyScheduler extends SchedulerBuilder {

        SteadyScheduler(KeptConnections connections, List<Task<?>> tasks) {
            super(connections, tasks);
        }

        @Override
        protected Waiter buildWaiter() {
            return new Waiter(poolingInterval, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
        }
    }
}
