package io.quittance.files;

import io.quittance.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files under unguessable links, one folder for each link. Several instances may share the root.
 *
 * <p>Every method blocks: call them on worker threads.
 */
public final class FileStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
    private static final int LINK_BYTES = 20;
    private static final String INCOMING = ".incoming";

    /** Anything else in the root is not ours. */
    static final Pattern LINK = Pattern.compile("[0-9a-f]{40}");

    private static final Duration ABANDONED = Duration.ofHours(1);

    /** What file systems give out at a time; a folder takes as much. */
    static final long BLOCK_BYTES = 4_096;

    /** Counting for those who are refused takes one part in so many of the time. */
    private static final int COUNTING_SHARE = 20;

    private static final Duration SHORTEST_BETWEEN_COUNTS = Duration.ofMillis(50);

    private final Path root;
    private final Path incoming;
    private final Duration retention;
    private final Limits limits;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final StorageUsage usage = new StorageUsage();
    private final Set<String> writing = ConcurrentHashMap.newKeySet();
    private final ReentrantLock counting = new ReentrantLock();
    private volatile long nextCountNanos = System.nanoTime();

    /**
     * Creates the root if it is not there.
     *
     * @param retention how long a file is published
     */
    public FileStore(Path root, Duration retention, Limits limits, Clock clock) throws IOException {
        this.root = PrivateFiles.folder(root);
        this.incoming = root.resolve(INCOMING);
        this.retention = retention;
        this.limits = limits;
        this.clock = clock;
        PrivateFiles.folder(incoming);
    }

    public Path root() {
        return root;
    }

    /** When a file that was stored at that time is no longer published. A time to come counts as now. */
    Instant expiryOf(Instant storedAt) {
        Instant now = clock.instant();
        return (storedAt.isAfter(now) ? now : storedAt).plus(retention);
    }

    /**
     * Whether another file could be written now: its folder is there and can be written in, and the disk has room. Makes
     * the folder again where somebody has deleted it.
     */
    public boolean hasRoom() {
        try {
            makeFolders();
            return Files.isWritable(root) && Files.isWritable(incoming) && usableBytes() >= limits.minFreeBytes();
        } catch (IOException e) {
            LOG.error("The documents' folder is gone and cannot be made again: {}", e.toString());
            return false;
        }
    }

    private void makeFolders() throws IOException {
        if (!Files.isDirectory(incoming)) {
            PrivateFiles.folder(root);
            PrivateFiles.folder(incoming);
        }
    }

    /** Asked for each document: the other way that Java has reads all that is mounted each time. */
    private long usableBytes() {
        return root.toFile().getUsableSpace();
    }

    /**
     * Refuses early, before a file is made, what {@link #store} would refuse.
     *
     * @param network of the client
     * @throws StorageFullException if there is no room at all
     * @throws ShareUsedException if there is none for this network
     */
    public void requireRoom(String network) throws IOException {
        long least = 2 * BLOCK_BYTES;
        reserve(network, least);
        usage.giveBack(network, least);
    }

    /**
     * Stores a file and publishes it at once and whole.
     *
     * @param network of the client for whom it is
     * @param fileName must be safe as a file's name
     * @throws StorageFullException if there is no room; nothing is left behind then
     * @throws ShareUsedException if there is none for this network
     * @throws StorageUnavailableException if the folder cannot be written in
     */
    public HostedFile store(String network, String fileName, byte[] content) throws IOException {
        long bytes = taken(content.length);
        reserve(network, bytes);
        String link = newLink();
        Instant now = clock.instant();
        writing.add(link);
        try {
            write(network, link, fileName, content, now);
            usage.written(network, bytes);
        } catch (IOException e) {
            usage.giveBack(network, bytes);
            throw e;
        } finally {
            writing.remove(link);
        }
        return new HostedFile(link, fileName, content.length, sha256(content), expiryOf(now));
    }

    /** Takes from others what an earlier version let them read. */
    void tighten() throws IOException {
        PrivateFiles.tightenAll(root);
    }

    private void reserve(String network, long bytes) throws IOException {
        try {
            makeFolders();
        } catch (IOException e) {
            throw new StorageUnavailableException(e);
        }
        if (usableBytes() - bytes < limits.minFreeBytes()) {
            throw new StorageFullException("Less than " + limits.minFreeBytes() + " bytes are left for documents");
        }
        Instant now = clock.instant();
        if (usage.reserve(limits, network, bytes, now)) {
            return;
        }
        // Files may have expired or been deleted by hand since they were counted.
        countAgain();
        if (!usage.reserve(limits, network, bytes, now)) {
            throw usage.isFull(limits, bytes)
                    ? new StorageFullException("The documents take the " + limits.maxBytes() + " bytes that they may")
                    : new ShareUsedException(expiryOf(usage.oldest(network, now)));
        }
    }

    private void write(String network, String link, String fileName, byte[] content, Instant now) throws IOException {
        Path folder = incoming.resolve(link);
        try {
            PrivateFiles.newFolder(folder);
            Path file = Files.write(PrivateFiles.newFile(folder.resolve(fileName)), content);
            StoredFolder.mark(folder, network);
            Files.setLastModifiedTime(file, FileTime.from(now));
            Files.setLastModifiedTime(folder, FileTime.from(now));
            // Renaming the folder publishes the file in one step: nobody ever sees half of it.
            Files.move(folder, root.resolve(link), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Asked before the half-written file is deleted, which makes room again.
            boolean full = usableBytes() < limits.minFreeBytes() + content.length;
            StoredFolder.delete(folder);
            throw full
                    ? new StorageFullException("The disk filled up while a document was written", e)
                    : new StorageUnavailableException(e);
        }
    }

    /** What a file of that size takes on the disk, with its folder. */
    static long taken(long size) {
        return BLOCK_BYTES + (size + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
    }

    /** Not for each who is refused: counting reads all folders. */
    private void countAgain() throws IOException {
        if (System.nanoTime() - nextCountNanos >= 0 && counting.tryLock()) {
            try {
                sweep();
            } finally {
                counting.unlock();
            }
        }
    }

    /**
     * Deletes what has expired and what a crash left half-done, and counts what is left. Returns how many files were
     * deleted.
     */
    public int sweep() throws IOException {
        counting.lock();
        try {
            long began = System.nanoTime();
            makeFolders();
            StorageUsage.Count count = usage.beginCount();
            FolderSweep sweep = new FolderSweep(writing, clock.instant(), count);
            int swept = sweep.through(root, retention) + sweep.through(incoming, ABANDONED);
            usage.endCount(count);
            long ended = System.nanoTime();
            nextCountNanos = ended + Math.max(SHORTEST_BETWEEN_COUNTS.toNanos(), COUNTING_SHARE * (ended - began));
            return swept;
        } finally {
            counting.unlock();
        }
    }

    private String newLink() {
        byte[] bytes = new byte[LINK_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
