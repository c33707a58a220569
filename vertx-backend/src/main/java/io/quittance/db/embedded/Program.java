package io.quittance.db.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program of the operating system that is run to its end. Blocks. */
final class Program {

    /** Nothing of our own environment, which may hold secrets. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C", "TZ", "UTC");

    private Program() {}

    static ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        // Our own working directory may be closed to the user that the program runs as.
        builder.directory(Path.of("/").toFile());
        return builder;
    }

    /**
     * Gives the program what it reads, and waits for it.
     *
     * @return what it said
     * @throws IOException with what it said, when it is not there or fails
     */
    static String run(List<String> command, InputStream input) throws IOException, InterruptedException {
        Path output = Files.createTempFile("quittance-program-", ".log");
        try {
            Process process = prepare(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            IOException broken = feed(process, input);
            int status = process.waitFor();
            String said = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
            if (status != 0 || broken != null) {
                throw new IOException(command.getFirst() + " failed (" + status + "): " + said, broken);
            }
            return said;
        } finally {
            Files.delete(output);
        }
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        return run(command, InputStream.nullInputStream());
    }

    private static @Nullable IOException feed(Process process, InputStream input) {
        try (OutputStream stdin = process.getOutputStream()) {
            input.transferTo(stdin);
            return null;
        } catch (IOException e) {
            // It has ended before it had read everything; its own words say more about why.
            return e;
        }
    }
}
