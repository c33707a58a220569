package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import io.quittance.config.Configuration;
import io.quittance.config.ConfigurationReader;
import io.quittance.http.Contract;
import io.quittance.observability.LogFiles;
import io.quittance.observability.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The whole service, started in this process on free loopback ports over a folder of its own, with its log files. There is
 * one set of loggers in a process: who starts another one has the logs of the other.
 */
public final class RunningApp implements AutoCloseable {

    /** How long anything that must happen may take on a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Locale MACHINE = Locale.getDefault();

    private final TickingClock clock = new TickingClock();
    private final Configuration configuration;
    private final Metrics metrics = new Metrics();
    private final Vertx vertx = metrics.vertx();
    private final App app;
    private final TestDatabase database;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private RunningApp(Map<String, String> settings) throws Exception {
        // As Main does.
        Locale.setDefault(Locale.ROOT);
        int port = freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                // Hidden, as a folder above the default one is.
                "QUITTANCE_DATA_DIR",
                        Files.createTempDirectory(".quittance-test-").toString(),
                "QUITTANCE_HTTP_PORT", Integer.toString(port),
                "QUITTANCE_HTTP_TLS", "false",
                "QUITTANCE_MANAGEMENT_PORT", Integer.toString(freePortBut(port))));
        environment.putAll(settings);
        database = settings.containsKey("QUITTANCE_DATABASE_URL") ? null : TestDatabase.create();
        if (database != null) {
            environment.put("QUITTANCE_DATABASE_URL", database.uri());
        }
        configuration = await(new ConfigurationReader(vertx, environment).read());
        LogFiles.open(configuration);
        app = await(App.start(vertx, metrics, configuration, Contract.load(vertx), clock));
        if (database != null) {
            awaitDatabase();
        }
    }

    /** Starts with the defaults, no TLS and a fresh database that is up. */
    public static RunningApp start() throws Exception {
        return new RunningApp(Map.of());
    }

    /** @param settings environment variables, {@code QUITTANCE_...}; with a database URL, that database may not be up yet */
    public static RunningApp start(Map<String, String> settings) throws Exception {
        return new RunningApp(settings);
    }

    /**
     * Below those that systems give to outgoing connections: one of those would take it before the server does. Each process
     * that runs tests has ports of its own, from which others do not choose meanwhile; those of the browser tests and of
     * ops/tests follow.
     */
    public static int freePort() {
        int first = 12_000 + Integer.getInteger("surefire.forkNumber", 1) % 2 * 5_000;
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(first, first + 5_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }

    /** Another one than that. */
    static int freePortBut(int taken) {
        int port = freePort();
        return port == taken ? freePortBut(taken) : port;
    }

    public static <T> T await(io.vertx.core.Future<T> future) throws Exception {
        return future.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    public App app() {
        return app;
    }

    /** Waits until the database is up and there can be a first admin; needed where a database URL was given. */
    public void awaitDatabase() throws Exception {
        await(app.databaseReady());
    }

    /** Its own, unless another was asked for. */
    public TestDatabase database() {
        return Objects.requireNonNull(database);
    }

    public Vertx vertx() {
        return vertx;
    }

    public TickingClock clock() {
        return clock;
    }

    public Configuration configuration() {
        return configuration;
    }

    public int port() {
        return configuration.http().port();
    }

    public Path documents() {
        return configuration.dataDir().resolve("documents");
    }

    public URI uri(String path) {
        return URI.create((configuration.http().tls() ? "https" : "http") + "://localhost:" + port() + path);
    }

    public URI managementUri(String path) {
        return URI.create("http://127.0.0.1:" + configuration.management().port() + path);
    }

    public HttpClient client() {
        return client;
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(JsonObject body, String... headers) throws Exception {
        return post(body.encode(), headers);
    }

    /** Posts to {@code /api/invoice-documents} as JSON. */
    public HttpResponse<String> post(String body, String... headers) throws Exception {
        return send(request("/api/invoice-documents", headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Makes a document and gives its link's path. */
    public String documentPath() throws Exception {
        HttpResponse<String> created = post(InvoiceJson.valid());
        return URI.create(new JsonObject(created.body()).getString("downloadUrl"))
                .getRawPath();
    }

    /** The value of a metric without labels. */
    public double metric(String name) throws Exception {
        String text = client.send(
                        HttpRequest.newBuilder(managementUri("/metrics")).build(), BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No such metric: " + name));
    }

    /** Waits until so many bytes of request bodies are held. */
    public void awaitBodyBytes(int bytes) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (metric("quittance_bodies_bytes") != bytes) {
            assertThat(Instant.now())
                    .as("body bytes are " + metric("quittance_bodies_bytes"))
                    .isBefore(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** The line of the access log for a request, as soon as it is there. */
    public JsonObject accessLine(String requestId) throws Exception {
        return logLine("access.log", line -> requestId.equals(line.getString("requestId")));
    }

    public JsonObject accessLine(HttpResponse<?> response) throws Exception {
        return accessLine(response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    public JsonObject logLine(String file, Predicate<JsonObject> wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<JsonObject> found = logLines(file).stream().filter(wanted).toList();
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("No such line in " + file + ": " + logLines(file));
    }

    public List<JsonObject> logLines(String file) throws IOException {
        String text = Files.readString(configuration.dataDir().resolve("logs").resolve(file));
        // The last line may still be on its way.
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    @Override
    public void close() throws Exception {
        Locale.setDefault(MACHINE);
        client.close();
        await(app.stop());
        await(vertx.close());
        metrics.close();
        if (database != null) {
            database.close();
        }
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        LogFiles.close();
        logs.reset();
        new ContextInitializer(logs).autoConfig();
        try (Stream<Path> files = Files.walk(configuration.dataDir())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
