package io.quittance.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.PreparedData;
import io.quittance.ServiceProcess;
import io.quittance.TestDatabase;
import io.quittance.TestShop;
import io.quittance.db.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed in the middle of purchases, service and database come up by themselves, and know what they told. */
class PurchaseRecoveryTest {

    private static final int SHOPPERS = 8;
    private static final int PIECES = 1_000_000;
    private static final int ANSWERS_BEFORE_THE_KILL = 150;

    @TempDir
    Path dataDir;

    private ServiceProcess service;
    private TestShop shop;
    private List<String> headers;
    private List<UUID> items;
    private List<Shopper> shoppers;

    @BeforeEach
    void start() throws Exception {
        PreparedData.copyTo(dataDir);
        service = newService();
        shop = shop().withCompany();
        headers = shop.till();
        items = IntStream.range(0, 6)
                .mapToObj(i -> shop.item("Item " + i, 10 + i, PIECES))
                .toList();
        shoppers = IntStream.range(0, SHOPPERS)
                .mapToObj(i -> new Shopper(shop.customer("Shopper " + i), items, i))
                .toList();
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        // The server ends by itself when the pipe to it closes; its folder is needed until then.
        while (EmbeddedPostgres.running(dataDir) != null) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void whenBothAreKilledNoReservationIsLostOrDoubled() throws Exception {
        killBoth(1);
    }

    @Test
    @Tag("long")
    void whenBothAreKilledAgainAndAgainNoReservationIsLostOrDoubled() throws Exception {
        killBoth(6);
    }

    private void killBoth(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            shopUntil(() -> {
                long postmaster = postmaster();
                service.kill();
                killWithChildren(postmaster);
            });
            service.close();
            service = newService();
            compare();
        }
    }

    @Test
    void whenTheServiceIsKilledNoReservationIsLostOrDoubled() throws Exception {
        shopUntil(service::kill);
        service.close();
        service = newService();
        compare();
    }

    @Test
    void whenTheDatabaseIsKilledTheServiceBringsItBack() throws Exception {
        shopUntil(() -> killWithChildren(postmaster()));
        service.awaitReady();
        compare();
    }

    @FunctionalInterface
    private interface Kill {
        void run() throws Exception;
    }

    /** All shoppers shop until each was left without an answer. */
    private void shopUntil(Kill kill) throws Exception {
        CountDownLatch answers = new CountDownLatch(ANSWERS_BEFORE_THE_KILL);
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService threads = Executors.newFixedThreadPool(SHOPPERS)) {
            SaleTestClient till = till(client);
            List<Future<?>> done = new ArrayList<>();
            for (Shopper shopper : shoppers) {
                done.add(threads.submit(() -> {
                    while (shopper.step(till)) {
                        answers.countDown();
                    }
                    return null;
                }));
            }
            assertThat(answers.await(1, TimeUnit.MINUTES)).isTrue();
            kill.run();
            for (Future<?> shopper : done) {
                shopper.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private void compare() throws Exception {
        shop = shop();
        Map<UUID, Integer> held = new HashMap<>();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (Shopper shopper : shoppers) {
                Map<UUID, Integer> found = shopper.look(till(client));
                assertThat(shopper.possible()).contains(found);
                shopper.settle(found);
                found.forEach((item, quantity) -> held.merge(item, quantity, Integer::sum));
                shopper.sold().forEach((item, quantity) -> held.merge(item, quantity, Integer::sum));
            }
        }
        for (UUID item : items) {
            assertThat(shop.stock(item)).isEqualTo(PIECES - held.getOrDefault(item, 0));
        }
        assertThat(shop.itemsThatDoNotAddUp()).isZero();
        assertThat(shop.itemsReservedOtherwiseThanTold()).isZero();
        List<String> issued = shop.database().query("select number from issued_invoices order by number").stream()
                .map(row -> (String) row.get("number"))
                .toList();
        assertThat(issued)
                .containsAll(shoppers.stream()
                        .flatMap(shopper -> shopper.invoiceNumbers().stream())
                        .toList());
        assertThat(issued)
                .extracting(number -> Integer.parseInt(number.split("-")[1]))
                .isEqualTo(IntStream.rangeClosed(1, issued.size()).boxed().toList());
    }

    private SaleTestClient till(HttpClient client) {
        return new SaleTestClient(client, URI.create("http://127.0.0.1:" + service.port() + "/"), headers);
    }

    private ServiceProcess newService() throws Exception {
        return new ServiceProcess(dataDir, Map.of("QUITTANCE_DATABASE_URL", "")).awaitReady();
    }

    private TestShop shop() throws Exception {
        return new TestShop(TestDatabase.at(Objects.requireNonNull(EmbeddedPostgres.running(dataDir))));
    }

    private long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(dataDir.resolve("postgresql/data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void killWithChildren(long pid) {
        ProcessHandle.of(pid).ifPresent(server -> {
            List<ProcessHandle> children = server.descendants().toList();
            server.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            server.onExit().join();
        });
    }
}
