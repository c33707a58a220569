package io.quittance.outbox;

import static io.quittance.outbox.OutboxFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes deliver, and one of them is killed (-9) again and again. */
class OutboxRecoveryTest {

    static final int PLACES = 8;

    private static final int PROCESSES = 3;

    /** Lines that a process has written of a part before it is killed. */
    private static final int LINES_BEFORE_KILL = 20;

    @TempDir
    Path folder;

    private TestDatabase rows;
    private final List<Process> processes = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    @BeforeEach
    void create() {
        rows = TestDatabase.create();
    }

    @AfterEach
    void drop() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        rows.close();
    }

    @Test
    void nothingIsLostAndWhatIsDoneTwiceWasKnownToHaveBegun() throws Exception {
        deliver(2_000, 3);
    }

    @Test
    @Tag("long")
    void nothingIsLostHoweverOftenAWorkerIsKilled() throws Exception {
        deliver(10_000, 10);
    }

    /** A part of the deliveries before each kill and one after the last, so that each kill meets work. */
    private void deliver(int count, int kills) throws Exception {
        int part = count / (kills + 1);
        for (int i = 0; i < PROCESSES; i++) {
            start();
        }
        for (int kill = 0; kill < kills; kill++) {
            awaitWorkers();
            int[] before = files.stream().mapToInt(file -> lines(file).size()).toArray();
            add(kill * part + 1, (kill + 1) * part);
            eventually("a process that delivers", () -> busiest(before) >= 0);
            processes.get(busiest(before)).destroyForcibly().waitFor();
            // After the last kill those that are left do the rest.
            if (kill + 1 < kills) {
                start();
            }
        }
        add(kills * part + 1, count);
        eventually("all are done", () -> (Long) rows.value("select count(*) from outbox where state <> 'done'") == 0);
        compare(count, kills);
    }

    private void add(int first, int last) {
        rows.execute(
                "insert into outbox (channel, key, payload, due_at, added_at, tried_since)"
                        + " select 'test', i::text, '{}', now(), now(), now() from generate_series(?, ?) i",
                first,
                last);
    }

    private void awaitWorkers() throws Exception {
        eventually("workers", () -> files.stream().allMatch(Files::exists));
    }

    /**
     * One that lives and has delivered enough since there were so many lines; -1 as long as there is none. Not always the
     * last one: on a machine that is busy with something else, it may come too late for its share.
     */
    private int busiest(int[] before) {
        for (int i = 0; i < before.length; i++) {
            if (processes.get(i).isAlive() && lines(files.get(i)).size() >= before[i] + LINES_BEFORE_KILL) {
                return i;
            }
        }
        return -1;
    }

    private void compare(int count, int kills) {
        Map<String, List<String>> arrived = new HashMap<>();
        for (Path file : files) {
            for (String line : lines(file)) {
                String[] words = line.split(" ");
                arrived.computeIfAbsent(words[0], key -> new ArrayList<>()).add(words[1]);
            }
        }
        assertThat(arrived).hasSize(count);
        assertThat(arrived.values())
                .allSatisfy(
                        times -> assertThat(times).filteredOn("first"::equals).hasSizeLessThan(2));
        List<String> twice = arrived.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        // Otherwise no kill met anything.
        assertThat(twice).hasSizeBetween(1, kills * PLACES);
        assertThat(rows.value("select count(*) from outbox where state = 'done'"))
                .isEqualTo((long) count);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws Exception {
        Path file = folder.resolve("delivered-" + files.size());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OutboxProcess.class.getName(),
                        rows.uri(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output-" + files.size()))
                .start();
        processes.add(process);
        files.add(file);
    }
}
