package io.quittance.files;

import io.quittance.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    private final Path root;
    private final Duration retention;
    private final long minFreeBytes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates the root if it is not there.
     *
     * @param retention how long a file is published
     * @param minFreeBytes how much of the disk is left alone
     */
    public FileStore(Path root, Duration retention, long minFreeBytes, Clock clock) throws IOException {
        this.root = PrivateFiles.folder(root);
        this.retention = retention;
        this.minFreeBytes = minFreeBytes;
        this.clock = clock;
        PrivateFiles.folder(root.resolve(INCOMING));
    }

    public Path root() {
        return root;
    }

    /** When a file that was stored at that time is no longer published. */
    Instant expiryOf(Instant storedAt) {
        return storedAt.plus(retention);
    }

    /** Whether another file would be accepted now. */
    public boolean hasRoom() {
        return usableBytes() >= minFreeBytes;
    }

    /** Asked for each document: the other way that Java has reads all that is mounted each time. */
    private long usableBytes() {
        return root.toFile().getUsableSpace();
    }

    /**
     * Stores a file and publishes it at once and whole.
     *
     * @param fileName must be safe as a file's name
     * @throws StorageFullException if there is no room; nothing is left behind then
     */
    public HostedFile store(String fileName, byte[] content) throws IOException {
        if (!hasRoom()) {
            throw new StorageFullException("Less than " + minFreeBytes + " bytes are left for documents");
        }
        String link = newLink();
        Instant now = clock.instant();
        Path incoming = root.resolve(INCOMING).resolve(link);
        try {
            PrivateFiles.newFolder(incoming);
            Path file = Files.write(PrivateFiles.newFile(incoming.resolve(fileName)), content);
            Files.setLastModifiedTime(file, FileTime.from(now));
            Files.setLastModifiedTime(incoming, FileTime.from(now));
            // Renaming the folder publishes the file in one step: nobody ever sees half of it.
            Files.move(incoming, root.resolve(link), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Asked before the half-written file is deleted, which makes room again.
            boolean full = usableBytes() < minFreeBytes + content.length;
            deleteFolder(incoming);
            throw full ? new StorageFullException("The disk filled up while a document was written", e) : e;
        }
        return new HostedFile(link, fileName, content.length, sha256(content), expiryOf(now));
    }

    /** Takes from others what an earlier version let them read. */
    void tighten() throws IOException {
        PrivateFiles.tightenAll(root);
    }

    /** Deletes what has expired and what a crash left half-done. Returns how many files that were. */
    public int sweep() throws IOException {
        int swept = sweep(root, clock.instant().minus(retention));
        return swept + sweep(root.resolve(INCOMING), clock.instant().minus(ABANDONED));
    }

    private int sweep(Path folder, Instant before) throws IOException {
        int swept = 0;
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder, FileStore::isLink)) {
            for (Path link : links) {
                try {
                    if (Files.getLastModifiedTime(link).toInstant().isBefore(before)) {
                        deleteFolder(link);
                        swept++;
                    }
                } catch (NoSuchFileException sweptByAnotherInstance) {
                    LOG.debug("A document was gone already");
                } catch (IOException e) {
                    // The others must go all the same, or the disk fills up.
                    LOG.error("An expired document could not be deleted", e);
                }
            }
        }
        return swept;
    }

    private static boolean isLink(Path entry) {
        return LINK.matcher(entry.getFileName().toString()).matches();
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
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
