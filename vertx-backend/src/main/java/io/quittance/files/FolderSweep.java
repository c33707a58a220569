package io.quittance.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes stored folders that are too old and counts the others. Blocks. */
final class FolderSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FolderSweep.class);

    /** How far the clocks of instances and file servers may be ahead. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final Set<String> writing;
    private final Instant now;
    private final StorageUsage.Count count;

    /** @param writing the links that are being written here, which are counted by themselves */
    FolderSweep(Set<String> writing, Instant now, StorageUsage.Count count) {
        this.writing = writing;
        this.now = now;
        this.count = count;
    }

    /** Returns how many were deleted. */
    int through(Path folder, Duration kept) throws IOException {
        int swept = 0;
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder, this::isOurs)) {
            for (Path link : links) {
                try {
                    StoredFolder stored = StoredFolder.read(link);
                    if (stored.at().isAfter(now.plus(CLOCK_SKEW))) {
                        stored = stored.dated(now);
                    }
                    if (stored.at().isBefore(now.minus(kept))) {
                        StoredFolder.delete(link);
                        swept++;
                    } else {
                        count.add(stored.network(), stored.bytes(), stored.at());
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

    private boolean isOurs(Path entry) {
        String name = entry.getFileName().toString();
        return FileStore.LINK.matcher(name).matches() && !writing.contains(name);
    }
}
