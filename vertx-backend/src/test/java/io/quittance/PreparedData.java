package io.quittance;

import io.quittance.db.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The data folder of a service that has started before: PostgreSQL unpacked and its cluster made, which takes four seconds of
 * each first start. What tests a first start goes without.
 */
public final class PreparedData {

    private PreparedData() {}

    /** Puts it into a data folder that has none yet. */
    public static void copyTo(Path dataDir) throws Exception {
        // Another PostgreSQL is another dependency.
        String key = Integer.toHexString(MadeOnce.classPath().hashCode());
        copy(MadeOnce.folder("data", key, PreparedData::make).resolve("postgresql"), dataDir);
    }

    private static void make(Path folder) throws Exception {
        // As root the server runs as another user, who cannot get to every build's folder.
        Path dataDir = Files.createTempDirectory("quittance-prepared-");
        try (EmbeddedPostgres postgres = new EmbeddedPostgres(dataDir, List.of())) {
            postgres.claim();
            postgres.start();
        }
        copy(dataDir.resolve("postgresql"), folder);
        MadeOnce.delete(dataDir);
    }

    /** With owners and permissions, and what is on the other side of a link. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Process cp = new ProcessBuilder("cp", "-a", from.toRealPath().toString(), to + "/postgresql")
                .inheritIO()
                .start();
        if (cp.waitFor() != 0) {
            throw new IOException("No copy of " + from);
        }
    }
}
