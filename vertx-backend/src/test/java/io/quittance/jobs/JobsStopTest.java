package io.quittance.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.Door;
import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Jobs that end, and a database that goes away under them. */
class JobsStopTest {

    private static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration QUICK_POLL = JobInstance.QUICK.poll();

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

        assertThat(jobs.done()).hasSize(1);
        assertThat(jobs.planned("list")).isAfter(jobs.now());
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
        JobTable.await(() -> jobs.done().size() == 1);
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
        Jobs stopped = new Jobs(
                vertx,
                database,
                new SimpleMeterRegistry(),
                List.of(
                        Job.every("one", SHORT, Future::succeededFuture),
                        Job.every("two", SHORT, Future::succeededFuture),
                        Job.every("three", SHORT, Future::succeededFuture)),
                JobInstance.QUICK);
        Future<Void> start = stopped.start();
        TimeUnit.MICROSECONDS.sleep(micros);

        stopped.stop().await(5, TimeUnit.SECONDS);
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
            JobTable.await(() -> !jobs.done().isEmpty());
            lines.start();
            root.addAppender(lines);

            door.shut();
            int before = jobs.done().size();
            TimeUnit.MILLISECONDS.sleep(1_500);
            assertThat(jobs.done().size() - before).isLessThanOrEqualTo(1);
            door.open();
            JobTable.await(() -> jobs.done().size() > before + 1);

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
            JobTable.await(() -> lines.list.stream()
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

    private List<JobInstance> start(int count, Function<JobInstance, Job> job) throws Exception {
        List<JobInstance> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(JobInstance.start(server, job));
        }
        instances.addAll(started);
        return started;
    }
}
