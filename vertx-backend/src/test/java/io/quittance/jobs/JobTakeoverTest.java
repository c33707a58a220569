package io.quittance.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a job when the process that is at it is killed, or stands still for longer than its lease. */
class JobTakeoverTest {

    @TempDir
    Path folder;

    private TestDatabase server;

    @BeforeEach
    void makeDatabase() {
        server = TestDatabase.create();
        server.execute(LateJob.TABLES);
    }

    @AfterEach
    void dropDatabase() {
        server.close();
    }

    @Test
    void whatAKilledProcessWasAtIsDoneByAnother() throws Exception {
        killed(1);
    }

    @Test
    @Tag("long")
    void whatKilledProcessesWereAtIsDoneByOthersAgainAndAgain() throws Exception {
        killed(10);
    }

    @Test
    void aProcessThatStoodStillForTooLongChangesNothing() throws Exception {
        suspended(1);
    }

    @Test
    @Tag("long")
    void aProcessThatStoodStillForTooLongAgainAndAgainChangesNothing() throws Exception {
        suspended(10);
    }

    private void killed(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            makeDue();
            Process child = child();
            try {
                await("child began");
            } finally {
                child.destroyForcibly().waitFor();
            }
            try (JobInstance other = other()) {
                await("other did");
                assertThat(notes()).containsExactly("child began", "other began", "other did");
                assertThat(other.metrics()
                                .get("quittance.job.failures")
                                .counter()
                                .count())
                        .isEqualTo(1);
            }
        }
    }

    private void suspended(int rounds) throws Exception {
        Process child = child();
        try {
            for (int round = 0; round < rounds; round++) {
                makeDue();
                await("child began");
                signal("STOP", child);
                List<Map<String, Object>> row;
                try (JobInstance other = other()) {
                    await("other did");
                    row = awaitEnd();
                }
                signal("CONT", child);
                await("child SlotLostException");
                // It has a moment to say so to the schedule.
                TimeUnit.MILLISECONDS.sleep(200);
                assertThat(notes())
                        .containsExactly("child began", "other began", "other did", "child SlotLostException");
                assertThat(row()).isEqualTo(row);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void makeDue() {
        server.execute("delete from notes");
        server.execute("update scheduled_tasks set execution_time = now(), last_success = null");
    }

    private JobInstance other() throws Exception {
        return JobInstance.start(server, instance -> LateJob.of(instance, "other", Duration.ofMillis(1)));
    }

    private Process child() throws Exception {
        File output = Files.createTempFile(folder, "child", ".log").toFile();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        // Surefire starts tests from a jar that only names the class path.
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        JobProcess.class.getName(),
                        server.uri())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    private static void signal(String name, Process process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private void await(String note) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (!notes().contains(note)) {
            assertThat(Instant.now()).as("still not %s: %s", note, notes()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private List<Map<String, Object>> awaitEnd() throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (row().getFirst().get("last_success") == null) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return row();
    }

    private List<Map<String, Object>> row() {
        return server.query("select * from scheduled_tasks");
    }

    private List<String> notes() {
        return server.query("select who || ' ' || what as note from notes order by ctid").stream()
                .map(row -> (String) row.get("note"))
                .toList();
    }
}
