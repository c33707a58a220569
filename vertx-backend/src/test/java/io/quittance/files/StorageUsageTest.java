package io.quittance.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stored files may take together, and for one client network. */
class StorageUsageTest {

    private static final Duration RETENTION = Duration.ofHours(24);
    private static final String ANA = "192.0.2.1";
    private static final String BOB = "198.51.100.7";
    private static final long ALL = Long.MAX_VALUE;

    /** 10,000 bytes take three blocks, and their folder one. */
    private static final byte[] FILE = new byte[10_000];

    private static final long TAKEN = 4 * 4_096;

    @TempDir
    Path root;

    private final TickingClock clock = new TickingClock();

    private FileStore store(long maxBytes, long maxBytesPerNetwork) throws IOException {
        return new FileStore(root, RETENTION, new Limits(0, maxBytes, maxBytesPerNetwork), clock);
    }

    private static void assertFull(FileStore store, String network) {
        assertThatThrownBy(() -> store.store(network, "a.pdf", FILE)).isInstanceOf(StorageFullException.class);
        assertThatThrownBy(() -> store.requireRoom(network)).isInstanceOf(StorageFullException.class);
        assertThat(store.root().resolve(".incoming")).isEmptyDirectory();
    }

    private static void assertShareUsed(FileStore store, String network) {
        assertThatThrownBy(() -> store.store(network, "a.pdf", FILE)).isInstanceOf(ShareUsedException.class);
        assertThatThrownBy(() -> store.requireRoom(network)).isInstanceOf(ShareUsedException.class);
    }

    @Test
    void allFilesTogetherAreBounded() throws Exception {
        FileStore store = store(3 * TAKEN, ALL);
        for (int i = 0; i < 3; i++) {
            store.store("192.0.2." + i, "a.pdf", FILE);
        }

        assertFull(store, "203.0.113.1");
    }

    @Test
    void oneNetworkCannotTakeTheRoomOfOthers() throws Exception {
        FileStore store = store(ALL, 2 * TAKEN);
        store.store(ANA, "a.pdf", FILE);
        clock.tick(Duration.ofHours(1));
        store.store(ANA, "a.pdf", FILE);

        assertThatThrownBy(() -> store.store(ANA, "a.pdf", FILE))
                .isInstanceOfSatisfying(ShareUsedException.class, used -> assertThat(used.freeAt())
                        .isEqualTo(clock.instant().plus(Duration.ofHours(23))));
        assertThat(store.store(BOB, "a.pdf", FILE)).isNotNull();
    }

    @Test
    void whatWasStoredBeforeARestartCounts() throws Exception {
        FileStore before = store(ALL, ALL);
        before.store(ANA, "a.pdf", FILE);
        before.store(ANA, "a.pdf", FILE);
        before.store(BOB, "a.pdf", FILE);

        FileStore shares = store(ALL, 2 * TAKEN);
        shares.sweep();
        assertShareUsed(shares, ANA);
        assertThat(shares.store(BOB, "a.pdf", FILE)).isNotNull();
        FileStore total = store(4 * TAKEN, ALL);
        total.sweep();
        assertFull(total, ANA);
    }

    @Test
    void whatExpiresMakesRoomWithoutAwaitingTheSweep() throws Exception {
        FileStore store = store(ALL, TAKEN);
        store.store(ANA, "a.pdf", FILE);
        assertShareUsed(store, ANA);

        clock.tick(RETENTION.plusSeconds(1));
        assertThat(storedSoon(store, ANA)).isTrue();
    }

    @Test
    void whatIsDeletedByHandMakesRoom() throws Exception {
        FileStore store = store(2 * TAKEN, ALL);
        HostedFile first = store.store(ANA, "a.pdf", FILE);
        HostedFile second = store.store(ANA, "a.pdf", FILE);
        assertFull(store, ANA);

        Files.delete(root.resolve(first.link()).resolve("a.pdf"));
        Files.delete(root.resolve(first.link()));
        assertThat(storedSoon(store, ANA)).isTrue();
        Files.delete(root.resolve(second.link()).resolve("a.pdf"));
        store.sweep();
        assertThatThrownBy(() -> store.store(ANA, "a.pdf", FILE))
                .as("its empty folder is still there, and takes a block")
                .isInstanceOf(StorageFullException.class);
        assertThat(store.store(ANA, "a.pdf", new byte[5_000])).isNotNull();
    }

    @Test
    void whatAnotherInstanceStoresCounts() throws Exception {
        FileStore store = store(2 * TAKEN, ALL);
        store.store(ANA, "a.pdf", FILE);
        store(ALL, ALL).store(BOB, "a.pdf", FILE);

        store.sweep();
        assertFull(store, ANA);
    }

    @Test
    void whatACrashLeftHalfDoneCountsUntilItIsSwept() throws Exception {
        FileStore store = store(TAKEN, ALL);
        Path abandoned = Files.createDirectory(root.resolve(".incoming").resolve("a".repeat(40)));
        Files.write(abandoned.resolve("half.pdf"), FILE);
        store.sweep();
        assertThatThrownBy(() -> store.store(ANA, "a.pdf", FILE)).isInstanceOf(StorageFullException.class);

        clock.tick(Duration.ofMinutes(61));
        assertThat(storedSoon(store, ANA)).isTrue();
        assertThat(abandoned).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenTakesNoRoom() throws Exception {
        FileStore store = store(TAKEN, TAKEN);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.store(ANA, "no/such/folder.pdf", FILE))
                    .isInstanceOf(StorageUnavailableException.class);
        }

        assertThat(store.store(ANA, "a.pdf", FILE)).isNotNull();
    }

    @Test
    void manyAtATimeTakeNoMoreThanThereIs() throws Exception {
        FileStore store = store(10 * TAKEN, ALL);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> attempts = IntStream.range(0, 60)
                    .<Callable<Boolean>>mapToObj(i -> () -> isStored(store, "192.0.2." + i))
                    .toList();
            long stored = 0;
            for (var attempt : threads.invokeAll(attempts)) {
                stored += attempt.get() ? 1 : 0;
            }
            assertThat(stored).isPositive();
        }

        try (Stream<Path> links = Files.list(root)) {
            assertThat(links.filter(link -> !link.endsWith(".incoming"))).hasSizeLessThanOrEqualTo(10);
        }
        store.sweep();
        while (isStored(store, ANA)) {
            // What was counted twice is given out now.
        }
        try (Stream<Path> links = Files.list(root)) {
            assertThat(links.filter(link -> !link.endsWith(".incoming"))).hasSize(10);
        }
    }

    @Test
    void aFileOfTheFutureIsKeptNoLongerThanOthers() throws Exception {
        FileStore store = store(ALL, ALL);
        HostedFile file = store.store(ANA, "a.pdf", FILE);
        Path folder = root.resolve(file.link());
        FileTime future = FileTime.from(clock.instant().plus(Duration.ofDays(3_650)));
        Files.setLastModifiedTime(folder.resolve("a.pdf"), future);
        Files.setLastModifiedTime(folder, future);

        assertThat(store.sweep()).isZero();
        assertThat(store.expiryOf(future.toInstant())).isEqualTo(clock.instant().plus(RETENTION));
        clock.tick(RETENTION.plusSeconds(1));
        assertThat(store.sweep()).isEqualTo(1);
        assertThat(folder).doesNotExist();
    }

    @Test
    void theFolderIsMadeAgainWhenItWasDeleted() throws Exception {
        FileStore store = store(ALL, ALL);
        store.store(ANA, "a.pdf", FILE);
        deleteAll();

        assertThat(store.store(ANA, "a.pdf", FILE)).isNotNull();
        deleteAll();
        assertThat(store.hasRoom()).isTrue();
        assertThat(root.resolve(".incoming")).isEmptyDirectory();
        deleteAll();
        assertThat(store.sweep()).isZero();
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidToBeAway() throws Exception {
        FileStore store = store(ALL, ALL);
        deleteAll();
        Files.writeString(root, "in the way");

        assertThat(store.hasRoom()).isFalse();
        assertThatThrownBy(() -> store.store(ANA, "a.pdf", FILE)).isInstanceOf(StorageUnavailableException.class);
        Files.delete(root);
        assertThat(store.hasRoom()).isTrue();
        assertThat(store.store(ANA, "a.pdf", FILE)).isNotNull();
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Who is refused again and again has the files counted now and then, not each time. */
    private static boolean storedSoon(FileStore store, String network) throws Exception {
        for (int attempt = 0; attempt < 500; attempt++) {
            if (isStored(store, network)) {
                return true;
            }
            Thread.sleep(10);
        }
        return false;
    }

    private static boolean isStored(FileStore store, String network) throws IOException {
        try {
            store.store(network, "a.pdf", FILE);
            return true;
        } catch (StorageFullException | ShareUsedException full) {
            return false;
        }
    }
}
