package io.quittance.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a running server says about itself in its data folder ({@code postmaster.pid}), and a killed one has left there.
 *
 * @param pid 0 when there is no server
 * @param port 0 while it is not known
 */
record PostmasterFile(long pid, int port, boolean ready) {

    private static final PostmasterFile NONE = new PostmasterFile(0, 0, false);

    static PostmasterFile in(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(path(data));
        } catch (NoSuchFileException e) {
            return NONE;
        }
        // Process id, data folder, start time, port, socket folder, address, shared memory, state.
        if (lines.size() < 8) {
            return lines.isEmpty()
                    ? NONE
                    : new PostmasterFile(Long.parseLong(lines.getFirst().strip()), 0, false);
        }
        return new PostmasterFile(
                Long.parseLong(lines.getFirst().strip()),
                Integer.parseInt(lines.get(3).strip()),
                lines.get(7).strip().equals("ready"));
    }

    static Path path(Path data) {
        return data.resolve("postmaster.pid");
    }

    boolean isReadyAt(int wanted) {
        return ready && port == wanted;
    }
}
