package io.quittance.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.Door;
import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@Tag("database")
class JobsTest {

    private static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");
    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<JobInstance> instances = new ArrayList<>();
    private TestDatabase server;

    @BeforeEach
    void makeDatabase() {
        server = TestDatabase.create();
        server.execute("create table done (slot timestamptz not null, at timestamptz not null)");
    }

    @AfterEach
    void stop() throws Exception {
        for (JobInstance instance : instances) {
            instance.close();
        }
        server.close();
    }

    @Test
    void aSlotIsDoneOnceOverThreeInstancesAndItsLatestWhenNobodyKnowsOfAny() throws Exception {
        Instant soon = now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        LocalTime time = LocalTime.ofInstant(soon, CHATHAM);
        start(3, instance -> Job.daily("list", time, CHATHAM, instance::note));

        await(() -> done().size() == 2);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(done()).containsExactly(soon.minus(Duration.ofDays(1)), soon);
        assertThat(planned("list")).isEqualTo(soon.plus(Duration.ofDays(1)));
    }

    @Test
    void slotsThatWereMissedAreMadeUpForOnce() throws Exception {
        plan("list", now().minus(Duration.ofDays(3)), now().minus(Duration.ofDays(4)));
        start(3, instance -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, instance::note));

        await(() -> !done().isEmpty());
        TimeUnit.MILLISECONDS.sleep(300);
        Timetable daily = new Timetable.Daily(LocalTime.MIDNIGHT, CHATHAM);
        assertThat(done()).containsExactly(daily.latest(now()));
        assertThat(planned("list")).isEqualTo(daily.next(now()));
    }

    @Test
    void whatWasDoneForASlotIsNotDoneAgainByAnotherTimetable() throws Exception {
        plan("list", now(), now());
        start(1, instance -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, instance::note));

        Instant next = new Timetable.Daily(LocalTime.MIDNIGHT, CHATHAM).next(now());
        await(() -> planned("list").equals(next));
        assertThat(done()).isEmpty();
    }

    @Test
    void threeInstancesKeepTheDelayOfOne() throws Exception {
        Instant begin = now();
        start(3, instance -> Job.every("sweep", SHORT, () -> instance.note(new Slot("sweep", Instant.EPOCH, 0))));

        await(() -> done().size() >= 4);
        Instant before = begin;
        for (Map<String, Object> row : server.query("select at from done order by at")) {
            Instant at = ((Timestamp) row.get("at")).toInstant();
            assertThat(Duration.between(before, at)).isGreaterThanOrEqualTo(SHORT);
            before = at;
        }
    }

    @Test
    void whatWasPlannedByAClockThatWasAheadIsDoneInTime() throws Exception {
        plan("sweep", now().plus(Duration.ofDays(3_000)), null);
        start(1, instance -> Job.every("sweep", SHORT, () -> instance.note(new Slot("sweep", Instant.EPOCH, 0))));

        await(() -> !done().isEmpty());
    }

    @Test
    void aFailureIsTriedAgainAndAllOfItIsCounted() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Instant begin = now();
        JobInstance instance = start(
                        1,
                        it -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, slot -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new IllegalStateException("at once");
                            }
                            return tries.get() == 2 ? Future.failedFuture("later") : it.note(slot);
                        }))
                .getFirst();

        await(() -> !done().isEmpty() && lastSuccess(instance) > 0);
        assertThat(instance.metrics().get("quittance.job.failures").counter().count())
                .isEqualTo(2);
        Timer duration = instance.metrics().get("quittance.job.duration").timer();
        await(() -> duration.count() == 3);
        assertThat(lastSuccess(instance))
                .isBetween((double) begin.getEpochSecond(), now().plusSeconds(1).getEpochSecond() + 0.0);
    }

    @Test
    void theLastSuccessOfOthersIsKnownToo() throws Exception {
        Instant success = now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        plan("sweep", now().plus(Duration.ofHours(1)), success);
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

        await(() -> tries.get() >= 2);
        assertThat(instance.metrics().get("quittance.job.failures").counter().count())
                .isPositive();
    }

    @Test
    void aStopWaitsForWhatIsBeingDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        JobInstance instance = start(
                        1,
                        it -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, slot -> {
                            begun.countDown();
                            return it.vertx().timer(300, TimeUnit.MILLISECONDS).compose(waited -> it.note(slot));
                        }))
                .getFirst();
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

        instance.stop();

        assertThat(done()).hasSize(1);
        assertThat(planned("list")).isAfter(now());
        assertThat(server.value("select picked from scheduled_tasks")).isEqualTo(false);
    }

    @Test
    void aStopWaitsNoLongerThanItSaysAndLeavesTheRestToOthers() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        JobInstance stuck = start(
                        1,
                        it -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, slot -> {
                            begun.countDown();
                            return Promise.<Void>promise().future();
                        }))
                .getFirst();
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

        long before = System.nanoTime();
        stuck.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(server.value("select picked from scheduled_tasks")).isEqualTo(false);
        start(1, it -> Job.daily("list", LocalTime.MIDNIGHT, CHATHAM, it::note));
        await(() -> done().size() == 1);
    }

    @Test
    void aStopIsNoTroubleWheneverItComes() throws Exception {
        try (Door door = new Door(server.url().port()).open()) {
            String throughTheDoor = server.uri().replaceFirst("@[^/]+/", "@127.0.0.1:" + door.port() + "/");
            for (int micros = 0; micros < 30_000; micros += 1_500) {
                stopAfter(micros, throughTheDoor);
            }
        }
    }

    private void stopAfter(int micros, String url) throws Exception {
            Vertx vertx = Vertx.vertx();
            Database database = server.prepare(vertx, "QUITTANCE_DATABASE_URL", url);
            RunningApp.await(database.start());
            Jobs jobs = new Jobs(
                    vertx,
                    database,
                    new SimpleMeterRegistry(),
                    List.of(
                            Job.every("one", SHORT, Future::succeededFuture),
                            Job.every("two", SHORT, Future::succeededFuture),
                            Job.every("three", SHORT, Future::succeededFuture)),
                    JobInstance.QUICK);
            Future<Void> start = jobs.start();
            TimeUnit.MICROSECONDS.sleep(micros);

            jobs.stop().await(5, TimeUnit.SECONDS);
            database.close().await(5, TimeUnit.SECONDS);
            assertThat(start.isComplete()).isTrue();
            vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsBegunAndOneLineSaysSo() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        try (Door door = new Door(server.url().port()).open()) {
            String throughTheDoor = server.uri().replaceFirst("@[^/]+/", "@127.0.0.1:" + door.port() + "/");
            Pace pace = new Pace(QUICK_POLL, Duration.ofSeconds(1), SHORT, SHORT);
            instances.add(JobInstance.start(
                    server,
                    pace,
                    it -> Job.every("sweep", SHORT, () -> it.note(new Slot("sweep", Instant.EPOCH, 0))),
                    "QUITTANCE_DATABASE_URL",
                    throughTheDoor));
            await(() -> !done().isEmpty());
            lines.start();
            root.addAppender(lines);

            door.shut();
            int before = done().size();
            TimeUnit.MILLISECONDS.sleep(1_500);
            assertThat(done().size() - before).isLessThanOrEqualTo(1);
            door.open();
            await(() -> done().size() > before + 1);

            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(line -> line.startsWith("Jobs"))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("Jobs wait for the database: "),
                            line -> assertThat(line).startsWith("Jobs go on"));
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getLoggerName)
                    .noneMatch(name -> name.startsWith("com.github"));
            for (JobInstance instance : instances) {
                instance.close();
            }
            instances.clear();
        } finally {
            root.detachAppender(lines);
        }
    }

    @Test
    void aStopWhileTheDatabaseIsAwayIsQuickAndQuiet() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        try (Door door = new Door(server.url().port()).open()) {
            String throughTheDoor = server.uri().replaceFirst("@[^/]+/", "@127.0.0.1:" + door.port() + "/");
            JobInstance instance = JobInstance.start(
                    server,
                    new Pace(QUICK_POLL, Duration.ofSeconds(1), SHORT, SHORT),
                    it -> Job.every("sweep", Duration.ofHours(1), Future::succeededFuture),
                    "QUITTANCE_DATABASE_URL",
                    throughTheDoor);
            lines.start();
            root.addAppender(lines);
            door.shut();
            await(() -> lines.list.stream()
                    .anyMatch(line -> line.getFormattedMessage().startsWith("Jobs wait")));

            long before = System.nanoTime();
            instance.close();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getLoggerName)
                    .noneMatch(name -> name.startsWith("com.github"));
        } finally {
            root.detachAppender(lines);
        }
    }

    private static final Duration QUICK_POLL = JobInstance.QUICK.poll();

    private List<JobInstance> start(int count, Function<JobInstance, Job> job) throws Exception {
        List<JobInstance> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(JobInstance.start(server, job));
        }
        instances.addAll(started);
        return started;
    }

    private void plan(String job, Instant time, Instant lastSuccess) {
        server.execute(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, last_success, picked, version)"
                        + " values (?, 'recurring', ?, ?, false, 1)",
                job,
                Timestamp.from(time),
                lastSuccess == null ? null : Timestamp.from(lastSuccess));
    }

    private Instant planned(String job) {
        return ((Timestamp) server.value("select execution_time from scheduled_tasks where task_name = ?", job))
                .toInstant();
    }

    /** The slots that were done, in the order in which they were. */
    private List<Instant> done() {
        return server.query("select slot from done order by at").stream()
                .map(row -> ((Timestamp) row.get("slot")).toInstant())
                .toList();
    }

    private Instant now() {
        return ((Timestamp) server.value("select clock_timestamp()")).toInstant();
    }

    private static double lastSuccess(JobInstance instance) {
        return instance.metrics().get("quittance.job.last.success").timeGauge().value(TimeUnit.SECONDS);
    }

    private static void await(BooleanSupplier condition) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
