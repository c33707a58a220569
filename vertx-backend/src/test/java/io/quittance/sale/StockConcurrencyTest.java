package io.quittance.sale;

import static io.quittance.Api.json;
import static io.quittance.sale.SaleTestClient.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import io.quittance.ServiceProcess;
import io.quittance.TestDatabase;
import io.quittance.TestShop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the service share one database, and nothing is sold twice. */
@Tag("database")
class StockConcurrencyTest {

    private static final int ADDERS = 200;
    private static final int PIECES = 50;
    private static final int CHECKOUTS = 100;

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestShop shop;
    private static List<ServiceProcess> services;
    private static List<SaleTestClient> tills;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.create();
        shop = new TestShop(database).withCompany();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        services = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            services.add(new ServiceProcess(
                    Files.createDirectory(folder.resolve(name)),
                    Map.of(
                            "QUITTANCE_DATABASE_URL",
                            database.uri(),
                            // A busy machine may keep two hundred waiting for longer than people would.
                            "QUITTANCE_DATABASE_CONNECT_TIMEOUT",
                            "PT1M")));
        }
        tills = new ArrayList<>();
        for (ServiceProcess service : services) {
            service.awaitReady();
            tills.add(new SaleTestClient(client, URI.create("http://127.0.0.1:" + service.port() + "/"), shop.till()));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (ServiceProcess service : services) {
            service.close();
        }
        client.close();
        database.close();
    }

    @Test
    void theLastFiftyPiecesAreSoldFiftyTimes() throws Exception {
        sellTheLastPieces(4);
    }

    @Test
    @Tag("long")
    void theLastFiftyPiecesAreSoldFiftyTimesAgainAndAgain() throws Exception {
        sellTheLastPieces(20);
    }

    private static void sellTheLastPieces(int runs) throws Exception {
        List<UUID> customers = customers(ADDERS);
        for (int run = 1; run <= runs; run++) {
            UUID item = shop.item("Last of run " + run, 1_000, PIECES);
            List<HttpResponse<String>> answers = all(IntStream.range(0, ADDERS)
                    .mapToObj(i -> till(i).sendAsync(
                                    "POST",
                                    SaleTestClient.purchase(customers.get(i)),
                                    lines(item, 1).encode()))
                    .toList());

            assertThat(answers)
                    .as("run " + run)
                    .filteredOn(answer -> answer.statusCode() == 200)
                    .hasSize(PIECES);
            assertThat(answers)
                    .filteredOn(answer ->
                            answer.statusCode() == 422 && answer.body().contains("\"not-enough-stock\""))
                    .hasSize(ADDERS - PIECES);
            assertThat(shop.stock(item)).isZero();
            assertThat(database.value("select sum(quantity) from purchase_lines where item_id = ?", item))
                    .isEqualTo((long) PIECES);
        }
        assertThat(shop.itemsThatDoNotAddUp()).isZero();
        assertThat(shop.itemsReservedOtherwiseThanTold()).isZero();
    }

    @Test
    void aHundredWhoCheckOutTogetherGetAHundredNumbersInARow() throws Exception {
        UUID item = shop.item("Plenty", 1_000, CHECKOUTS);
        List<UUID> customers = customers(CHECKOUTS);
        for (int i = 0; i < CHECKOUTS; i++) {
            assertThat(till(i).add(customers.get(i), lines(item, 1)).statusCode())
                    .isEqualTo(200);
        }
        List<HttpResponse<String>> answers = all(IntStream.range(0, CHECKOUTS)
                .mapToObj(i -> till(i).sendAsync("POST", SaleTestClient.purchase(customers.get(i)) + "/checkout", null))
                .toList());

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        List<Integer> numbers = answers.stream()
                .map(answer ->
                        Integer.valueOf(json(answer).getString("invoiceNumber").split("-")[1]))
                .sorted()
                .toList();
        int first = numbers.getFirst();
        assertThat(numbers)
                .isEqualTo(IntStream.range(first, first + CHECKOUTS).boxed().toList());
        assertThat(database.value("select count(*) - max(position) from issued_invoices"))
                .isEqualTo(0L);
        assertThat(shop.stock(item)).isZero();
        assertThat(shop.itemsThatDoNotAddUp()).isZero();
        assertThat(shop.itemsReservedOtherwiseThanTold()).isZero();
    }

    /** Some of everything at the same time, and again and again for the same few customers and items. */
    @Test
    void whateverIsDoneAtTheSameTimeTheMovementsComeToTheStock() throws Exception {
        List<UUID> customers = customers(5);
        List<UUID> items = IntStream.range(0, 4)
                .mapToObj(i -> shop.item("Busy " + i, 10, i < 2 ? 30 : 10_000))
                .toList();
        List<CompletableFuture<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String purchase = SaleTestClient.purchase(customers.get(i % 5));
            UUID one = items.get(i % 4);
            UUID other = items.get((i / 4 + 1) % 4);
            String wanted =
                    (one.equals(other) ? lines(one, 1 + i % 7) : lines(one, 1 + i % 7, other, 1 + i % 3)).encode();
            requests.add(
                    switch (i % 8) {
                        case 0, 1, 2 -> till(i).sendAsync("PUT", purchase, wanted);
                        case 3, 4 -> till(i).sendAsync("POST", purchase, wanted);
                        case 5, 6 -> till(i).sendAsync("DELETE", purchase + "/" + one, null);
                        default -> till(i).sendAsync("POST", purchase + "/checkout", null);
                    });
        }
        List<HttpResponse<String>> answers = all(requests);

        assertThat(faults()).isEmpty();
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsAll(List.of(200, 201, 204))
                .allMatch(status -> status < 500);
        assertThat(shop.itemsThatDoNotAddUp()).isZero();
        assertThat(shop.itemsReservedOtherwiseThanTold()).isZero();
        assertThat(database.value("select count(*) - max(position) from issued_invoices"))
                .isEqualTo(0L);
    }

    /** What the services say went wrong. */
    private static List<String> faults() throws Exception {
        List<String> faults = new ArrayList<>();
        for (ServiceProcess service : services) {
            service.log("application.log").stream()
                    .filter(line -> line.getString("level").equals("ERROR"))
                    // The probe waits 0.9 s, which a machine that does all of this and more may let pass.
                    .filter(line -> !line.getString("message").contains("does not answer in time"))
                    .forEach(line -> faults.add(line.getString("message") + "\n" + line.getString("stack_trace")));
        }
        return faults;
    }

    private static SaleTestClient till(int i) {
        return tills.get(i % tills.size());
    }

    private static List<UUID> customers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> shop.customer("Customer " + i))
                .toList();
    }

    private static List<HttpResponse<String>> all(List<CompletableFuture<HttpResponse<String>>> requests)
            throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> request : requests) {
            answers.add(request.get(RunningApp.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        return answers;
    }
}
