package io.quittance;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@link Main} in a process of its own, as an operator runs it. It works in its data folder. */
public final class ServiceProcess implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final Path dataDir;
    private final TestDatabase database;
    private final int port = RunningApp.freePort();
    private final int managementPort = RunningApp.freePortBut(port);

    /** Starts and does not wait. It has a fresh database, unless the settings name one; an empty one is the embedded. */
    public ServiceProcess(Path dataDir, Map<String, String> settings, String... jvmOptions) throws Exception {
        this(dataDir, settings, with(ServiceProgram.quick(), jvmOptions));
    }

    /** One that does nothing but the background work. */
    static ServiceProcess working(Path dataDir, Map<String, String> settings) throws Exception {
        return new ServiceProcess(dataDir, settings, ServiceProgram.quick(), "work");
    }

    /** The same as an operator runs it, to the last option. The heap is to be set by the caller. */
    public static ServiceProcess asOperator(Path dataDir, Map<String, String> settings, String... jvmOptions)
            throws Exception {
        return new ServiceProcess(dataDir, settings, with(ServiceProgram.operators(), jvmOptions));
    }

    /** @param java the program and its options, without the class path */
    ServiceProcess(Path dataDir, Map<String, String> settings, List<String> java) throws Exception {
        this(dataDir, settings, java, "serve");
    }

    private ServiceProcess(Path dataDir, Map<String, String> settings, List<String> java, String whatToDo)
            throws Exception {
        this.dataDir = dataDir;
        this.output = Files.createTempFile("quittance-output-", ".log");
        List<String> command = new ArrayList<>(java);
        command.addAll(ServiceProgram.main());
        command.add(whatToDo);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.directory(dataDir.toFile());
        ServiceProgram.clean(builder.environment());
        builder.environment().put("QUITTANCE_DATA_DIR", dataDir.toString());
        builder.environment().put("QUITTANCE_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUITTANCE_HTTP_TLS", "false");
        builder.environment().put("QUITTANCE_MANAGEMENT_PORT", Integer.toString(managementPort));
        this.database = settings.containsKey("QUITTANCE_DATABASE_URL") ? null : TestDatabase.create();
        if (database != null) {
            builder.environment().put("QUITTANCE_DATABASE_URL", database.uri());
        }
        builder.environment().putAll(settings);
        this.process = builder.start();
    }

    private static List<String> with(List<String> java, String... more) {
        return Stream.concat(java.stream(), Stream.of(more)).toList();
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int managementPort() {
        return managementPort;
    }

    public ServiceProcess awaitReady() throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (ready() == 200) {
                    return this;
                }
            } catch (IOException notListeningYet) {
                // Asked again below.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("Not ready: " + output());
    }

    /** Waits for a line of output that contains this. */
    public ServiceProcess awaitOutput(String wanted) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            if (output().contains(wanted)) {
                return this;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new AssertionError("It does not say " + wanted + ": " + output());
    }

    /** The status of {@code /health/ready}. */
    public int ready() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                            .build(),
                    BodyHandlers.discarding());
            return response.statusCode();
        }
    }

    /** It and whatever it has started. */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(RunningApp.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Still running");
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    public List<JsonObject> log(String name) throws IOException {
        try (var lines = Files.lines(dataDir.resolve("logs").resolve(name))) {
            return lines.map(JsonObject::new).toList();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
        if (database != null) {
            database.close();
        }
        Files.delete(output);
    }
}
