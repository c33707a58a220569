package io.quittance.jobs;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.quittance.db.DatabaseFailures;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job as the scheduler knows it. One of the scheduler's own threads waits for the work's future. */
final class JobTask extends AbstractTask<Void> {

    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

    private final Job job;
    private final Context context;
    private final DatabaseClock clock;
    private final JobMeters meters;

    /** @param context where work is begun */
    JobTask(Job job, Context context, DatabaseClock clock, JobMeters meters, Duration retry) {
        super(
                job.name(),
                Void.class,
                (ended, operations) -> failed(job, meters, job.timetable().retryAfter(retry), ended, operations),
                (dead, operations) -> takeOver(job, meters, dead, operations));
        this.job = job;
        this.context = context;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext execution) {
        Instant now = clock.now();
        Execution row = execution.getExecution();
        Slot slot = new Slot(job.name(), job.timetable().latest(now), row.version);
        if (isDone(slot, row.lastSuccess, now)) {
            return this::planNext;
        }
        waitFor(slot);
        return this::succeeded;
    }

    /** Another timetable may have planned it for a slot that is done. What was done in the future was not. */
    private static boolean isDone(Slot slot, @Nullable Instant lastSuccess, Instant now) {
        return lastSuccess != null && !lastSuccess.isBefore(slot.time()) && !lastSuccess.isAfter(now);
    }

    private void waitFor(Slot slot) {
        Promise<Void> ended = Promise.promise();
        context.runOnContext(go -> begin(slot).onComplete(ended));
        try {
            ended.future().await(job.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CompletionException("It has not ended within " + job.limit(), e);
        }
    }

    private Future<Void> begin(Slot slot) {
        try {
            return job.work().apply(slot);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void succeeded(ExecutionComplete ended, ExecutionOperations<Void> operations) {
        planNext(ended, operations);
        meters.succeeded(job.name(), ended.getTimeDone(), ended.getDuration());
    }

    private void planNext(ExecutionComplete ended, ExecutionOperations<Void> operations) {
        plan(job, ended, operations, job.timetable().next(ended.getTimeDone()));
    }

    private static void failed(
            Job job, JobMeters meters, Duration retry, ExecutionComplete ended, ExecutionOperations<Void> operations) {
        meters.failed(job.name(), ended.getDuration());
        Throwable failure = ended.getCause().orElseThrow();
        if (failure instanceof InterruptedException) {
            LOG.warn("The job {} had not ended when the service was stopped; it is done again", job.name());
            plan(job, ended, operations, ended.getTimeDone());
            return;
        }
        LOG.warn(
                "The job {} failed and is tried again in {}: {}",
                job.name(),
                retry,
                failure.toString(),
                // Known, and said by others already.
                DatabaseFailures.problemOf(failure) == null ? failure : null);
        plan(job, ended, operations, ended.getTimeDone().plus(retry));
    }

    private static void takeOver(
            Job job, JobMeters meters, ExecutionComplete dead, ExecutionOperations<Void> operations) {
        try {
            operations.reschedule(dead, dead.getTimeDone());
            meters.tookOver(job.name());
            LOG.warn(
                    "Nothing was heard of {}, which was at the job {}; it is done again",
                    dead.getExecution().pickedBy,
                    job.name());
        } catch (ExecutionException taken) {
            // Another instance was faster.
        }
    }

    /** What cannot be noted is taken for a job of an instance that is gone, and done again. */
    private static void plan(Job job, ExecutionComplete ended, ExecutionOperations<Void> operations, Instant next) {
        try {
            operations.reschedule(ended, next);
        } catch (ExecutionException lost) {
            LOG.warn(
                    "Another instance has taken over the job {}: nothing was heard of this one for too long",
                    job.name());
        } catch (RuntimeException e) {
            LOG.warn(
                    "That the job {} has ended could not be noted, so it is done again: {}",
                    job.name(),
                    DatabaseFailures.sentence(e));
        }
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id) {
        return SchedulableInstance.of(instance(id), job.timetable().first(clock.now()));
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id, Void data) {
        return schedulableInstance(id);
    }
}
