package io.quittance.load.run;

import io.quittance.load.Option;
import io.quittance.load.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A backend of our own on loopback, without TLS as behind a proxy, with a data folder that goes with it. */
final class Backend {

    private static final int READY_SECONDS = 60;
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final URI url;
    private final ManagementPort management;
    private final Path data;

    private Backend(Process process, URI url, ManagementPort management, Path data) {
        this.process = process;
        this.url = url;
        this.management = management;
        this.data = data;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param folder where its output and its files are put
     */
    static Backend start(Path jar, Options options, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        int managementPort = freePort();
        URI url = URI.create("http://127.0.0.1:" + port);
        Path data = Files.createDirectories(folder.resolve("data"));
        List<String> command = new ArrayList<>(Jvm.command(options.text(Option.BACKEND_CPUS)));
        command.addAll(
                List.of(options.text(Option.JAVA_OPTIONS).orElse("").strip().split("\\s+")));
        command.addAll(List.of("-Djava.io.tmpdir=" + data, "-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("backend.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUITTANCE_"));
        builder.environment().put("QUITTANCE_HTTP_TLS", "false");
        builder.environment().put("QUITTANCE_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUITTANCE_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().put("QUITTANCE_PUBLIC_URL", url.toString());
        builder.environment().put("QUITTANCE_DATA_DIR", data.toString());
        // All of the load comes from one address, and a storm stores more than a business does in a day.
        builder.environment().put("QUITTANCE_DOCUMENTS_MAX_BYTES", Long.toString(Long.MAX_VALUE));
        builder.environment().put("QUITTANCE_DOCUMENTS_MAX_BYTES_PER_NETWORK", Long.toString(Long.MAX_VALUE));
        Process process = builder.start();
        Backend backend =
                new Backend(process, url, new ManagementPort(URI.create("http://127.0.0.1:" + managementPort)), data);
        Runtime.getRuntime().addShutdownHook(new Thread(backend::abandon));
        try {
            backend.awaitReady(folder);
        } catch (IOException | InterruptedException e) {
            backend.stop();
            throw e;
        }
        return backend;
    }

    URI url() {
        return url;
    }

    ManagementPort management() {
        return management;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Stops it as an operator does, and deletes its files. */
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Folders.delete(data);
    }

    /** At the end of this process, however it comes about: what was not stopped goes, with its files. */
    private void abandon() {
        try {
            process.destroyForcibly().waitFor();
            Folders.delete(data);
        } catch (IOException | InterruptedException e) {
            System.err.println("Left behind: " + data + " (" + e + ")");
        }
    }

    private void awaitReady(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (!management.isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("The backend did not start:\n" + Files.readString(folder.resolve("backend.log")));
            }
            Thread.sleep(50);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
