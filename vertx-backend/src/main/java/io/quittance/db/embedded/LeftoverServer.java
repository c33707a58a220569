package io.quittance.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of ours that has outlived the process that had started it. Whoever asks must have claimed the folder. */
final class LeftoverServer {

    private static final int PATIENCE_SECONDS = 60;
    private static final int POLL_MILLIS = 20;

    private LeftoverServer() {}

    /**
     * Ends it, if there is one: gently, and after a minute no longer so. Two servers on the same data would destroy them.
     *
     * @param program of that server, which nobody else runs: it lies in the same folder
     */
    static void end(Path data, Path program) throws IOException, InterruptedException {
        long postmaster = PostmasterFile.in(data).pid();
        if (postmaster == 0) {
            return;
        }
        if (running(program).stream().anyMatch(process -> process.pid() == postmaster)) {
            // Ends what its clients do; they are gone anyway.
            Program.run(List.of("sh", "-c", "kill -INT " + postmaster + " || true"));
        }
        // Processes without their postmaster end by themselves, but not at once.
        for (int polls = 0; !running(program).isEmpty(); polls++) {
            if (polls == TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS) / POLL_MILLIS) {
                running(program).forEach(ProcessHandle::destroyForcibly);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        // After a restart of the machine its number may be that of another program, which the server would take for
        // itself.
        if (ProcessHandle.of(postmaster)
                .map(LeftoverServer::program)
                .filter(other -> !other.contains("postgres"))
                .isPresent()) {
            Files.deleteIfExists(PostmasterFile.path(data));
        }
    }

    private static List<ProcessHandle> running(Path program) {
        return ProcessHandle.allProcesses()
                .filter(process -> program(process).equals(program.toString()))
                .toList();
    }

    /** The path of its program; in some containers nobody may look at that, but at its first argument. */
    private static String program(ProcessHandle process) {
        return process.info().command().orElseGet(() -> {
            try {
                String line =
                        Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
                return line.split("\\x00", 2)[0];
            } catch (IOException e) {
                return "";
            }
        });
    }
}
