package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.http.body.WideBodies;
import io.quittance.pdf.ExamplePictures;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ten minutes of all that others have tried at once, and of the largest work that people may ask for, against a process of
 * the least heap. Somebody makes an ordinary invoice each second meanwhile, and a monitor asks whether it is ready.
 */
@Tag("long")
class SiegeTest {

    private static final Logger LOG = LoggerFactory.getLogger(SiegeTest.class);
    private static final Duration LENGTH = Duration.parse(System.getProperty("siege.length", "PT10M"));
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> outcomes = new ConcurrentSkipListMap<>();
    private final List<Throwable> surprises = Collections.synchronizedList(new ArrayList<>());
    private ServiceProcess service;
    private long end;

    @BeforeEach
    void start() throws Exception {
        service = ServiceProcess.asOperator(
                        folder,
                        Map.of(
                                "QUITTANCE_ADMIN_EMAIL", ServiceClient.ADMIN_EMAIL,
                                "QUITTANCE_ADMIN_PASSWORD", ServiceClient.ADMIN_PASSWORD,
                                "QUITTANCE_TRUSTED_PROXIES", "127.0.0.1"),
                        "-Xmx192m")
                .awaitReady();
        end = System.nanoTime() + LENGTH.toNanos();
    }

    @AfterEach
    void stop() throws Exception {
        people.shutdownNow();
        service.close();
    }

    @Test
    void ordinaryInvoicesAreMadeAndReadinessTellsTheTruth() throws Exception {
        ServiceClient admin = client("192.0.2.1").signedIn();
        String item = new JsonObject(admin.post(
                                "/api/items", new JsonObject().put("name", "x").put("priceSats", 1))
                        .body())
                .getString("id");
        wideBodies();
        oddConnections();
        heavyWork(admin, "/api/items/" + item);
        repeatedly("made-up sign-ins", 8, this::signIn);
        repeatedly(
                "bad parameters",
                1,
                () -> admin.send("GET", "/api/items?limit=1e2&starting_after=%22x%22", "x/x", new byte[0]));

        List<Long> millis = new ArrayList<>();
        ServiceClient ordinary = client("198.51.100.7");
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            assertThat(ordinary.post("/api/invoice-documents", InvoiceJson.valid())
                            .statusCode())
                    .isEqualTo(201);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            assertThat(service.ready()).isEqualTo(200);
            TimeUnit.MILLISECONDS.sleep(Math.max(0, 1_000 - millis.getLast()));
        }
        people.shutdown();
        assertThat(people.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
        Collections.sort(millis);
        LOG.info(
                "{} ordinary invoices were made: p50 {} ms, p99 {} ms, the longest {} ms. What came of the rest: {}",
                millis.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100),
                millis.getLast(),
                outcomes);
        assertThat(surprises).isEmpty();
        assertThat(service.isAlive()).isTrue();
        assertThat(service.output()).doesNotContain("OutOfMemory", "StackOverflow");
    }

    private void wideBodies() {
        Map<String, Integer> operations = Map.of("/api/invoice-documents", 4 * MEBIBYTE, "/api/session", 65_536);
        operations.forEach((path, bytes) -> WideBodies.of(bytes).forEach((kind, body) -> {
            byte[] sent = body.getBytes(StandardCharsets.UTF_8);
            ServiceClient attacker = client("192.0.2.2");
            repeatedly("wide", 1, () -> attacker.once("POST", path, "application/json", sent));
        }));
    }

    private void oddConnections() {
        String head = "POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.3\r\n";
        repeatedly("idle bodies", 20, () -> held(head + "Content-Length: " + 4 * MEBIBYTE + "\r\n\r\n"));
        repeatedly("half heads", 20, () -> held("GET /ping HTTP/1.1\r\nHost: x\r\n"));
        repeatedly(
                "two meanings",
                2,
                () -> sent(head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
        repeatedly("9 MiB to where 64 KiB go", 2, () -> {
            try (RawHttp connection = new RawHttp(service.port())) {
                connection.send("POST /api/session HTTP/1.1\r\nHost: x\r\nX-Requested-With: x\r\nContent-Length: "
                        + 9 * MEBIBYTE + "\r\n\r\n");
                for (int i = 0; i < 9; i++) {
                    connection.send(new byte[MEBIBYTE]);
                }
                return connection.read().status();
            }
        });
    }

    private void heavyWork(ServiceClient admin, String item) {
        for (int i = 0; i < 4; i++) {
            JsonObject invoice = withLogo("png", ExamplePictures.deepPng(2_000, 2_000, i));
            byte[] picture = ExamplePictures.deepPng(2_000, 2_000, 100 + i);
            repeatedly("deep logos", 1, () -> client("192.0.2.4").post("/api/invoice-documents", invoice));
            repeatedly("deep item pictures", 1, () -> admin.send("PUT", item + "/picture", "image/png", picture));
        }
        JsonObject scans = withLogo("jpeg", ExamplePictures.progressiveJpeg(2_000, 2_000, 60));
        repeatedly("many scans", 2, () -> client("192.0.2.5").post("/api/invoice-documents", scans));
        JsonObject large = InvoiceJson.withLines(10_000);
        repeatedly("10,000 lines", 3, () -> client("192.0.2.6").post("/api/invoice-documents", large));
        String rows = IntStream.range(0, 45_000)
                .mapToObj(row -> "S-" + row + ",Item " + row + ",An item of a long list,1000,5,1,2027-12-31\n")
                .collect(Collectors.joining(
                        "", "sku,name,description,priceSats,quantity,lowStockThreshold,expiresOn\n", ""));
        byte[] file = rows.getBytes(StandardCharsets.UTF_8);
        repeatedly("imports", 1, () -> admin.send("POST", "/api/items/import?dryRun=true", "text/csv", file));
    }

    private HttpResponse<String> signIn() throws Exception {
        String email = "nobody" + System.nanoTime() + "@example.com";
        return client("192.0.2.7")
                .once(
                        "POST",
                        "/api/session",
                        "application/json",
                        new JsonObject()
                                .put("email", email)
                                .put("password", "guess")
                                .encode()
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject withLogo(String kind, byte[] file) {
        return InvoiceJson.with(
                "company.logo",
                "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(file));
    }

    /** Keeps a connection for ten seconds. */
    private int held(String beginning) throws Exception {
        try (RawHttp connection = new RawHttp(service.port())) {
            connection.send(beginning);
            TimeUnit.SECONDS.sleep(10);
            return 0;
        }
    }

    private int sent(String request) throws Exception {
        return RawHttp.exchange(service.port(), request).status();
    }

    private ServiceClient client(String address) {
        return new ServiceClient(service).from(address);
    }

    /** Does it again and again until the end, so many at once, and counts what comes of it. */
    private void repeatedly(String kind, int atOnce, Callable<?> attack) {
        for (int i = 0; i < atOnce; i++) {
            people.submit(() -> {
                while (System.nanoTime() < end) {
                    count(kind, attack);
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                return null;
            });
        }
    }

    private void count(String kind, Callable<?> attack) {
        try {
            Object outcome = attack.call();
            int status = outcome instanceof HttpResponse<?> response ? response.statusCode() : (int) outcome;
            outcomes.computeIfAbsent(kind + " " + status, first -> new AtomicInteger())
                    .incrementAndGet();
            if (status == 500) {
                surprises.add(new AssertionError(kind + ": " + outcome));
            }
        } catch (Exception cutOff) {
            // The service may hang up on these; what counts is how ordinary people fare.
            outcomes.computeIfAbsent(kind + " " + cutOff.getClass().getSimpleName(), first -> new AtomicInteger())
                    .incrementAndGet();
        }
    }
}
