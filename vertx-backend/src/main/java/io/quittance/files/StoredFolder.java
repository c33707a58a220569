package io.quittance.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one link, as it is on the disk.
 *
 * @param network of the client for whom it was stored; empty where the file system cannot say
 * @param bytes that it takes on the disk
 * @param at when it was stored
 */
record StoredFolder(Path folder, String network, long bytes, Instant at) {

    private static final Logger LOG = LoggerFactory.getLogger(StoredFolder.class);

    /** An extended attribute of the folder: it is there after a restart, and takes no file of its own. */
    private static final String NETWORK = "quittance.network";

    static StoredFolder read(Path folder) throws IOException {
        long bytes = FileStore.BLOCK_BYTES;
        Instant at = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                bytes += FileStore.taken(attributes.size()) - FileStore.BLOCK_BYTES;
                Instant changed = attributes.lastModifiedTime().toInstant();
                if (attributes.isRegularFile() && (at == null || changed.isAfter(at))) {
                    at = changed;
                }
            }
        }
        Instant stored = at == null ? Files.getLastModifiedTime(folder).toInstant() : at;
        return new StoredFolder(folder, networkOf(folder), bytes, stored);
    }

    /** The same, stored at that time. */
    StoredFolder dated(Instant time) throws IOException {
        FileTime to = FileTime.from(time);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.setLastModifiedTime(file, to);
            }
        }
        Files.setLastModifiedTime(folder, to);
        return new StoredFolder(folder, network, bytes, time);
    }

    /** Notes for whom the folder is, where the file system can. */
    static void mark(Path folder, String network) {
        UserDefinedFileAttributeView attributes = attributes(folder);
        try {
            if (attributes != null) {
                attributes.write(NETWORK, ByteBuffer.wrap(network.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            LOG.debug("The file system keeps no extended attributes", e);
        }
    }

    private static String networkOf(Path folder) {
        UserDefinedFileAttributeView attributes = attributes(folder);
        try {
            if (attributes != null) {
                ByteBuffer value = ByteBuffer.allocate(attributes.size(NETWORK));
                attributes.read(NETWORK, value);
                return StandardCharsets.UTF_8.decode(value.flip()).toString();
            }
        } catch (IOException e) {
            LOG.debug("A folder does not say for whom it was stored", e);
        }
        return "";
    }

    private static @Nullable UserDefinedFileAttributeView attributes(Path folder) {
        return Files.getFileAttributeView(folder, UserDefinedFileAttributeView.class);
    }

    static void delete(Path folder) throws IOException {
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
}
