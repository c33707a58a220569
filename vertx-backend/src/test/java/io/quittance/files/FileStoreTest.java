package io.quittance.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {

    private static final Duration RETENTION = Duration.ofHours(24);
    private static final String NETWORK = "192.0.2.1";
    private static final long ALL = Long.MAX_VALUE;

    @TempDir
    Path root;

    private final TickingClock clock = new TickingClock();

    @Test
    void aStoredFileIsWholeUnderALinkOf160Bits() throws Exception {
        HostedFile file = store().store(NETWORK, "a.pdf", "content".getBytes());

        assertThat(file.link()).matches("[0-9a-f]{40}");
        assertThat(root.resolve(file.link()).resolve("a.pdf")).hasContent("content");
        assertThat(file.sizeBytes()).isEqualTo(7);
        assertThat(file.sha256()).isEqualTo("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73");
        assertThat(file.expiresAt()).isEqualTo(clock.instant().plus(RETENTION));
        assertThat(root.resolve(".incoming")).isEmptyDirectory();
    }

    @Test
    void linksDoNotRepeat() throws Exception {
        FileStore store = store();
        Set<String> links = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            links.add(store.store(NETWORK, "a.pdf", new byte[1]).link());
        }

        assertThat(links).hasSize(200);
    }

    @Test
    void withoutRoomAFileIsRefusedAndNothingIsLeft() throws Exception {
        FileStore store = new FileStore(root, RETENTION, new Limits(Long.MAX_VALUE, ALL, ALL), clock);

        assertThat(store.hasRoom()).isFalse();
        assertThatThrownBy(() -> store.store(NETWORK, "a.pdf", new byte[10])).isInstanceOf(StorageFullException.class);
        assertThat(entries()).isEmpty();
        assertThat(root.resolve(".incoming")).isEmptyDirectory();
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothing() throws Exception {
        FileStore store = store();

        assertThatThrownBy(() -> store.store(NETWORK, "no/such/folder.pdf", new byte[10]))
                .isInstanceOf(IOException.class);
        assertThat(entries()).isEmpty();
        assertThat(root.resolve(".incoming")).isEmptyDirectory();
    }

    static boolean smallDisksCanBeMade() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/mount"));
    }

    @Test
    @EnabledIf("smallDisksCanBeMade")
    void aDiskThatFillsUpWhileAFileIsWrittenIsSaidToBeFull() throws Exception {
        Path disk = Files.createDirectory(root.resolve("disk"));
        if (run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) != 0) {
            // Root of a container without the right to mount: there is no small disk to try.
            return;
        }
        try {
            FileStore store = new FileStore(disk.resolve("documents"), RETENTION, new Limits(0, ALL, ALL), clock);
            HostedFile first = store.store(NETWORK, "a.pdf", new byte[100_000]);

            assertThatThrownBy(() -> store.store(NETWORK, "b.pdf", new byte[1_000_000]))
                    .isInstanceOf(StorageFullException.class);

            assertThat(store.root().resolve(".incoming")).isEmptyDirectory();
            assertThat(Files.size(store.root().resolve(first.link()).resolve("a.pdf")))
                    .isEqualTo(100_000);
            assertThat(store.store(NETWORK, "c.pdf", new byte[10])).isNotNull();
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void whatHasExpiredIsSweptAndNothingElse() throws Exception {
        FileStore store = store();
        HostedFile old = store.store(NETWORK, "a.pdf", new byte[1]);
        clock.tick(Duration.ofHours(2));
        HostedFile young = store.store(NETWORK, "b.pdf", new byte[1]);
        clock.tick(RETENTION.minusHours(1));

        assertThat(store.sweep()).isEqualTo(1);
        assertThat(root.resolve(old.link())).doesNotExist();
        assertThat(root.resolve(young.link()).resolve("b.pdf")).exists();
    }

    @Test
    void whatACrashLeftHalfDoneIsSwept() throws Exception {
        FileStore store = store();
        Path abandoned = Files.createDirectory(root.resolve(".incoming").resolve("a".repeat(40)));
        Files.writeString(abandoned.resolve("half.pdf"), "%PDF-");
        Files.setLastModifiedTime(abandoned, FileTime.from(clock.instant()));

        assertThat(store.sweep()).isZero();
        clock.tick(Duration.ofMinutes(61));
        assertThat(store.sweep()).isEqualTo(1);
        assertThat(abandoned).doesNotExist();
    }

    @Test
    void whatIsNotOursIsLeftAloneAndKeepsNothingFromBeingSwept() throws Exception {
        FileStore store = store();
        HostedFile old = store.store(NETWORK, "a.pdf", new byte[1]);
        Path note = Files.writeString(root.resolve("README"), "an operator's note");
        Path lostAndFound = Files.createDirectories(root.resolve("lost+found/deeper"));
        for (Path path : List.of(note, lostAndFound.getParent())) {
            Files.setLastModifiedTime(path, FileTime.fromMillis(0));
        }
        clock.tick(RETENTION.plusHours(1));

        assertThat(store.sweep()).isEqualTo(1);
        assertThat(root.resolve(old.link())).doesNotExist();
        assertThat(note).exists();
        assertThat(lostAndFound).exists();
    }

    @Test
    void aFolderThatCannotBeDeletedKeepsNoOtherFromBeingSwept() throws Exception {
        FileStore store = store();
        for (int i = 0; i < 20; i++) {
            HostedFile file = store.store(NETWORK, "a.pdf", new byte[1]);
            if (i % 2 == 0) {
                Path folder = root.resolve(file.link());
                Files.createDirectories(folder.resolve("deeper/still"));
                Files.setLastModifiedTime(folder, FileTime.from(clock.instant()));
            }
        }
        clock.tick(RETENTION.plusHours(1));

        assertThat(store.sweep()).isEqualTo(10);
    }

    @Test
    void storesThatShareARootDoNotDisturbEachOther() throws Exception {
        List<FileStore> stores = List.of(store(), store());
        for (int i = 0; i < 50; i++) {
            stores.get(i % 2).store(NETWORK, "a.pdf", new byte[1]);
        }
        clock.tick(RETENTION.plusHours(1));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> sweeps = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> stores.get(i % 2)::sweep)
                    .toList();
            for (Future<Integer> sweep : threads.invokeAll(sweeps)) {
                assertThat(sweep.get()).isNotNegative();
            }
        }

        assertThat(entries()).isEmpty();
    }

    private FileStore store() throws IOException {
        return store(ALL, ALL);
    }

    private FileStore store(long maxBytes, long maxBytesPerNetwork) throws IOException {
        return new FileStore(root, RETENTION, new Limits(0, maxBytes, maxBytesPerNetwork), clock);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> !entry.endsWith(".incoming")).toList();
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
