package io.quittance.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.quittance.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class JobsTest {

    private static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");
    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<JobInstance> instances = new ArrayList<>();
    private final JobTable jobs = JobTable.create();
    private final TestDatabase server = jobs.server();

    @AfterEach
    void stop() throws Exception {
        for (JobInstance instance : instances) {
            instance.close();
        }
        jobs.close();
    }

    @Test
    void aSlotIsDoneOnceOverThreeInstancesAndItsLatestWhenNobodyKnowsOfAny() throws Exception {
        Instant soon = jobs.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        LocalTime time = LocalTime.ofInstant(soon, CHATHAM);
        start(3, instance -> Job.daily("list", time, CHATHAM, instance::note));

        JobTable.await(() -> jobs.done().size() == 2);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(jobs.done()).containsExactly(soon.minus(Duration.ofDays(1)), soon);
        assertThat(jobs.planned("list")).isEqualTo(soon.plus(Duration.ofDays(1)));
    }

    @Test
    void slotsThatWereMissedAreMadeUpForOnce() throws Exception {
        jobs.plan("list", jobs.now().minus(Duration.ofDays(3)), jobs.now().minus(Duration.ofDays(4)));
        start(3, instance -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, instance::note));

        JobTable.await(() -> !jobs.done().isEmpty());
        TimeUnit.MILLISECONDS.sleep(300);
        Timetable daily = new Timetable.Daily(LocalTime.MIDNIGHT, CHATHAM);
        assertThat(jobs.done()).containsExactly(daily.latest(jobs.now()));
        assertThat(jobs.planned("list")).isEqualTo(daily.next(jobs.now()));
    }

    @Test
    void whatWasDoneForASlotIsNotDoneAgainByAnotherTimetable() throws Exception {
        jobs.plan("list", jobs.now(), jobs.now());
        start(1, instance -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, instance::note));

        Instant next = new Timetable.Daily(LocalTime.MIDNIGHT, CHATHAM).next(jobs.now());
        JobTable.await(() -> jobs.planned("list").equals(next));
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void threeInstancesKeepTheDelayOfOne() throws Exception {
        Instant begin = jobs.now();
        start(3, instance -> Job.every("sweep", SHORT, () -> instance.note(new Slot("sweep", Instant.EPOCH, 0))));

        JobTable.await(() -> jobs.done().size() >= 4);
        Instant before = begin;
        for (Map<String, Object> row : server.query("select at from done order by at")) {
            Instant at = ((Timestamp) row.get("at")).toInstant();
            assertThat(Duration.between(before, at)).isGreaterThanOrEqualTo(SHORT);
            before = at;
        }
    }

    @Test
    void whatWasPlannedByAClockThatWasAheadIsDoneInTime() throws Exception {
        jobs.plan("sweep", jobs.now().plus(Duration.ofDays(3_000)), null);
        start(1, instance -> Job.every("sweep", SHORT, () -> instance.note(new Slot("sweep", Instant.EPOCH, 0))));

        JobTable.await(() -> !jobs.done().isEmpty());
    }

    @Test
    void aFailureIsTriedAgainAndAllOfItIsCounted() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Instant begin = jobs.now();
        JobInstance instance = start(
                        1,
                        it -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, slot -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new IllegalStateException("at once");
                            }
                            return tries.get() == 2 ? Future.failedFuture("later") : it.note(slot);
                        }))
                .getFirst();

        JobTable.await(() -> !jobs.done().isEmpty() && lastSuccess(instance) > 0);
        assertThat(instance.metrics().get("quittance.job.failures").counter().count())
                .isEqualTo(2);
        Timer duration = instance.metrics().get("quittance.job.duration").timer();
        JobTable.await(() -> duration.count() == 3);
        assertThat(lastSuccess(instance))
                .isBetween(
                        (double) begin.getEpochSecond(),
                        jobs.now().plusSeconds(1).getEpochSecond() + 0.0);
    }

    @Test
    void theLastSuccessOfOthersIsKnownToo() throws Exception {
        Instant success = jobs.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        jobs.plan("sweep", jobs.now().plus(Duration.ofHours(1)), success);
        JobInstance instance = start(1, it -> Job.every("sweep", Duration.ofHours(2), Future::succeededFuture))
                .getFirst();

        assertThat(lastSuccess(instance)).isEqualTo(success.toEpochMilli() / 1_000.0);
    }

    @Test
    void workThatTakesTooLongHasFailedAndKeepsNoThread() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        JobInstance instance = start(1, it -> Job.daily("stuck", LocalTime.MIDNIGHT, CHATHAM, slot -> {
                            tries.incrementAndGet();
                            return Promise.<Void>promise().future();
                        })
                        .within(Duration.ofMillis(100)))
                .getFirst();

        JobTable.await(() -> tries.get() >= 2);
        assertThat(instance.metrics().get("quittance.job.failures").counter().count())
                .isPositive();
    }

    private List<JobInstance> start(int count, Function<JobInstance, Job> job) throws Exception {
        List<JobInstance> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(JobInstance.start(server, job));
        }
        instances.addAll(started);
        return started;
    }

    private static double lastSuccess(JobInstance instance) {
        return instance.metrics().get("quittance.job.last.success").timeGauge().value(TimeUnit.SECONDS);
    }
}
