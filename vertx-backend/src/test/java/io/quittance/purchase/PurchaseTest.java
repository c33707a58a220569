package io.quittance.purchase;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static io.quittance.sale.SaleTestClient.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.TestShop;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.quittance.pdf.PdfProbe;
import io.quittance.sale.SaleTestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class PurchaseTest {

    private static final long ALL_BITCOIN = 2_100_000_000_000_000L;

    private static RunningApp app;
    private static TestShop shop;
    private static SaleTestClient till;

    private UUID customer;
    private UUID coffee;
    private UUID bread;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_PURCHASES_SWEEP_INTERVAL", "PT1S", "QUITTANCE_SHOP_TIME_ZONE", "UTC"));
        shop = new TestShop(app.database()).withCompany();
        till = new SaleTestClient(
                app.client(),
                app.uri("/"),
                List.of(TestUser.with(app, Role.CASHIER).tokenHeaders()));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @BeforeEach
    void fill() {
        customer = shop.customer("Marisol Bakery");
        coffee = shop.item("Coffee", 1_000, 10);
        bread = shop.item("Bread", 250, 10);
    }

    @Test
    void addedLinesAreReservedAndTold() throws Exception {
        HttpResponse<String> response = till.add(customer, lines(coffee, 2, bread, 4));
        JsonObject purchase = json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(purchase.getString("status")).isEqualTo("open");
        assertThat(purchase.getString("customerId")).isEqualTo(customer.toString());
        assertThat(purchase.getLong("totalSats")).isEqualTo(3_000);
        assertThat(purchase.getJsonArray("lines"))
                .containsExactly(line(coffee, "Coffee", 2, 1_000), line(bread, "Bread", 4, 250));
        assertThat(purchase.getInstant("releasedAt"))
                .isEqualTo(purchase.getInstant("changedAt").plus(Duration.ofDays(1)));
        assertThat(List.of(shop.stock(coffee), shop.stock(bread))).containsExactly(8, 6);
        assertThat(app.database()
                        .query(
                                "select change, reason, purchase_id::text as purchase from stock_movements where item_id = ? and reason <> 'initial'",
                                coffee))
                .containsExactly(Map.of("change", -2, "reason", "reserved", "purchase", purchase.getString("id")));
        assertThat(json(till.open(customer))).isEqualTo(purchase);
    }

    @Test
    void linesGoOnInTheOrderInWhichTheyWereAdded() throws Exception {
        till.add(customer, lines(bread, 1));
        till.add(customer, lines(coffee, 1));
        UUID milk = shop.item("Milk", 1, 1);
        JsonObject purchase = json(till.put(customer, lines(milk, 1, bread, 3)));

        assertThat(purchase.getJsonArray("lines"))
                .extracting(line -> ((JsonObject) line).getString("description"))
                .containsExactly("Bread", "Coffee", "Milk");
        assertThat(json(till.open(customer))).isEqualTo(purchase);
    }

    @Test
    void everyLineThatIsThereAlreadyIsNamed() throws Exception {
        UUID milk = shop.item("Milk", 1, 5);
        till.add(customer, lines(coffee, 1, bread, 1));
        HttpResponse<String> response = till.add(customer, lines(bread, 2, milk, 1, coffee, 3));

        assertThat(outcome(response)).isEqualTo("409 line-exists");
        assertThat(errors(response)).containsExactly("/0/item line-exists", "/2/item line-exists");
        assertThat(List.of(shop.stock(coffee), shop.stock(bread), shop.stock(milk)))
                .containsExactly(9, 9, 5);
        assertThat(json(till.open(customer)).getJsonArray("lines")).hasSize(2);
    }

    @Test
    void everyBadLineIsNamedAndNothingChanges() throws Exception {
        UUID archived = shop.item("Archived", 1, 5);
        shop.archive(archived);
        UUID expired = shop.item("Expired", 1, 5);
        LocalDate today = LocalDate.ofInstant(app.clock().instant(), ZoneOffset.UTC);
        shop.expire(expired, today.minusDays(1));
        UUID lastDay = shop.item("Last day", 1, 5);
        shop.expire(lastDay, today);
        HttpResponse<String> response = till.add(
                customer,
                lines(coffee, 11, bread, 1, UUID.randomUUID(), 1, archived, 1, expired, 1, lastDay, 1, bread, 1));

        assertThat(outcome(response)).isEqualTo("422 invalid-purchase");
        assertThat(errors(response))
                .containsExactly(
                        "/0/quantity not-enough-stock",
                        "/2/item item-unknown",
                        "/3/item item-archived",
                        "/4/item item-expired",
                        "/6/item line-repeated");
        assertThat(response.body()).contains("Only 10 available.");
        assertThat(List.of(shop.stock(coffee), shop.stock(bread))).containsExactly(10, 10);
        assertThat(outcome(till.open(customer))).isEqualTo("404 no-open-purchase");
    }

    @Test
    void whatWasTakenByOthersIsNotAvailable() throws Exception {
        till.add(shop.customer("Other"), lines(coffee, 10));
        HttpResponse<String> response = till.add(customer, lines(coffee, 1));

        assertThat(errors(response)).containsExactly("/0/quantity not-enough-stock");
        assertThat(response.body()).contains("None is available.");
    }

    @Test
    void moreThanAllBitcoinIsRefused() throws Exception {
        UUID everything = shop.item("Everything", ALL_BITCOIN, 10);

        assertThat(errors(till.add(customer, lines(coffee, 1, everything, 2))))
                .containsExactly("/1/quantity amount-out-of-range");
        assertThat(errors(till.add(customer, lines(everything, 1, coffee, 1))))
                .containsExactly("/1/quantity amount-out-of-range");
        assertThat(shop.stock(everything)).isEqualTo(10);
    }

    @Test
    void putAddsAndChangesAndLeavesOtherLinesAlone() throws Exception {
        UUID milk = shop.item("Milk", 7, 5);
        till.add(customer, lines(coffee, 2, bread, 4));
        JsonObject more = json(till.put(customer, lines(coffee, 9, milk, 1)));

        assertThat(more.getLong("totalSats")).isEqualTo(9_000 + 1_000 + 7);
        assertThat(List.of(shop.stock(coffee), shop.stock(bread), shop.stock(milk)))
                .containsExactly(1, 6, 4);

        JsonObject less = json(till.put(customer, lines(coffee, 1)));
        assertThat(less.getLong("totalSats")).isEqualTo(1_000 + 1_000 + 7);
        assertThat(shop.stock(coffee)).isEqualTo(9);
        assertThat(app.database()
                        .query("select change, reason from stock_movements where item_id = ? order by id", coffee))
                .extracting(row -> row.get("reason") + " " + row.get("change"))
                .containsExactlyInAnyOrder("initial 10", "reserved -2", "reserved -7", "released 8");
    }

    @Test
    void whatThePurchaseHoldsIsAvailableToIt() throws Exception {
        till.add(customer, lines(coffee, 8));
        HttpResponse<String> response = till.put(customer, lines(coffee, 11));

        assertThat(errors(response)).containsExactly("/0/quantity not-enough-stock");
        assertThat(response.body()).contains("Only 10 available.");
        assertThat(till.put(customer, lines(coffee, 10)).statusCode()).isEqualTo(200);
    }

    @Test
    void aLineKeepsThePriceAtWhichItWasAdded() throws Exception {
        till.add(customer, lines(coffee, 1));
        app.database().execute("update items set price_sats = 5000, name = 'Dear coffee' where id = ?", coffee);

        assertThat(json(till.put(customer, lines(coffee, 2))).getJsonArray("lines"))
                .containsExactly(line(coffee, "Coffee", 2, 1_000));
    }

    @Test
    void whatIsArchivedMeanwhileCanStillBeReducedAndRemoved() throws Exception {
        till.add(customer, lines(coffee, 5, bread, 1));
        shop.archive(coffee);

        assertThat(till.put(customer, lines(coffee, 3)).statusCode()).isEqualTo(200);
        assertThat(errors(till.put(customer, lines(coffee, 4)))).containsExactly("/0/item item-archived");
        assertThat(till.remove(customer, coffee).statusCode()).isEqualTo(204);
        assertThat(shop.stock(coffee)).isEqualTo(10);
    }

    @Test
    void aRemovedLineGivesItsStockBack() throws Exception {
        till.add(customer, lines(coffee, 5, bread, 1));

        assertThat(till.remove(customer, coffee).statusCode()).isEqualTo(204);
        assertThat(shop.stock(coffee)).isEqualTo(10);
        assertThat(json(till.open(customer)).getJsonArray("lines")).containsExactly(line(bread, "Bread", 1, 250));
        assertThat(outcome(till.remove(customer, coffee))).isEqualTo("404 not-found");
    }

    @Test
    void withoutAPurchaseOrACustomerThereIsNothingToChange() throws Exception {
        UUID nobody = UUID.randomUUID();

        assertThat(outcome(till.remove(customer, coffee))).isEqualTo("404 no-open-purchase");
        assertThat(outcome(till.remove(nobody, coffee))).isEqualTo("404 not-found");
        assertThat(outcome(till.open(customer))).isEqualTo("404 no-open-purchase");
        assertThat(outcome(till.open(nobody))).isEqualTo("404 not-found");
        assertThat(outcome(till.add(nobody, lines(coffee, 1)))).isEqualTo("404 not-found");
        assertThat(outcome(till.put(nobody, lines(coffee, 1)))).isEqualTo("404 not-found");
        assertThat(shop.stock(coffee)).isEqualTo(10);
    }

    @Test
    void nothingIsSoldToACustomerWhoseDataWasErased() throws Exception {
        app.database().execute("update customers set name = '', erased_at = now() where id = ?", customer);

        assertThat(outcome(till.add(customer, lines(coffee, 1)))).isEqualTo("409 customer-erased");
        assertThat(outcome(till.put(customer, lines(coffee, 1)))).isEqualTo("409 customer-erased");
    }

    @Test
    void theSameKeyAddsOnce() throws Exception {
        SaleTestClient keyed = till.with("Idempotency-Key", UUID.randomUUID().toString());
        HttpResponse<String> first = keyed.add(customer, lines(coffee, 2));
        HttpResponse<String> again = keyed.add(customer, lines(coffee, 2));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(shop.stock(coffee)).isEqualTo(8);
        assertThat(outcome(keyed.add(customer, lines(coffee, 3)))).isEqualTo("422 idempotency-key-reused");
    }

    @Test
    void ofManyWhoComeFirstAllGetIntoTheOnePurchase() throws Exception {
        List<UUID> items = IntStream.range(0, 16)
                .mapToObj(i -> shop.item("Item " + i, 1, 1))
                .toList();
        List<CompletableFuture<HttpResponse<String>>> requests = items.stream()
                .map(item -> till.sendAsync(
                        "POST",
                        SaleTestClient.purchase(customer),
                        lines(item, 1).encode()))
                .toList();

        for (CompletableFuture<HttpResponse<String>> request : requests) {
            assertThat(request.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(json(till.open(customer)).getJsonArray("lines")).hasSize(16);
        assertThat(app.database().value("select count(*) from purchases where customer_id = ?", customer))
                .isEqualTo(1L);
    }

    @Test
    void whoWantsTheSameItemsInOtherOrdersDoesNotWaitInACircle() throws Exception {
        List<UUID> items = IntStream.range(0, 20)
                .mapToObj(i -> shop.item("Item " + i, 1, 40))
                .toList();
        List<CompletableFuture<HttpResponse<String>>> requests = IntStream.range(0, 40)
                .mapToObj(i -> {
                    JsonArray wanted = new JsonArray();
                    (i % 2 == 0 ? items : items.reversed()).forEach(item -> wanted.addAll(lines(item, 1)));
                    return till.sendAsync(
                            "POST", SaleTestClient.purchase(shop.customer("Customer " + i)), wanted.encode());
                })
                .toList();

        for (CompletableFuture<HttpResponse<String>> request : requests) {
            assertThat(request.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(items).allMatch(item -> shop.stock(item) == 0);
    }

    @Test
    void theOpenPurchaseIsADraftThatSaysSo() throws Exception {
        till.add(customer, lines(coffee, 2, bread, 1));
        HttpResponse<byte[]> response = till.getBytes(SaleTestClient.purchase(customer));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(response.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"draft.pdf\"");
        try (PdfProbe pdf = new PdfProbe(response.body())) {
            assertThat(pdf.text())
                    .contains("Northlight Node Works", "Marisol Bakery", "Coffee", "Bread", "Draft", "0.00002250")
                    .contains("This is no invoice yet")
                    .doesNotContain("Pay with Bitcoin", InvoiceJson.ADDRESS);
            assertThat(pdf.links()).isEmpty();
            assertThat(pdf.tags()).doesNotContain("Figure");
        }
    }

    @Test
    void aLongPurchaseHasAllItsLinesOnManyPages() throws Exception {
        for (int batch = 0; batch < 2; batch++) {
            JsonArray wanted = new JsonArray();
            for (int i = 0; i < 150; i++) {
                wanted.addAll(lines(shop.item("Position " + (batch * 150 + i) + ".", 1, 1), 1));
            }
            assertThat(till.add(customer, wanted).statusCode()).isEqualTo(200);
        }
        try (PdfProbe pdf =
                new PdfProbe(till.getBytes(SaleTestClient.purchase(customer)).body())) {
            assertThat(IntStream.range(0, 300).mapToObj(i -> "Position " + i + "."))
                    .allMatch(pdf.text()::contains);
        }
    }

    @Test
    void theFormIsWhatTheClientAcceptsMost() throws Exception {
        till.add(customer, lines(coffee, 2));
        String path = SaleTestClient.purchase(customer);

        assertThat(contentType(till.with("Accept", "*/*").get(path))).isEqualTo("application/pdf");
        assertThat(contentType(
                        till.with("Accept", "application/json, text/plain, */*").get(path)))
                .isEqualTo("application/json");
        assertThat(contentType(till.with("Accept", "application/json;q=0.5, application/pdf")
                        .get(path)))
                .isEqualTo("application/pdf");
        assertThat(outcome(till.with("Accept", "image/png").get(path))).isEqualTo("406 not-acceptable");
    }

    @Test
    void anEmptyPurchaseIsNoDocument() throws Exception {
        till.add(customer, lines(coffee, 2));
        till.remove(customer, coffee);

        assertThat(json(till.open(customer)).getJsonArray("lines")).isEmpty();
        assertThat(outcome(till.get(SaleTestClient.purchase(customer)))).isEqualTo("409 purchase-empty");
    }

    @Test
    void aPurchaseThatIsLeftAloneGivesItsStockBack() throws Exception {
        UUID busy = shop.customer("Busy");
        till.add(customer, lines(coffee, 2, bread, 3));
        till.add(busy, lines(coffee, 1));
        String id = json(till.open(customer)).getString("id");
        // Only these two are left to be abandoned by turning back their time, not everybody's clock.
        app.database()
                .execute(
                        "update purchases set changed_at = changed_at - interval '25 hours' where customer_id = ?",
                        customer);
        awaitNothingOpen();

        assertThat(List.of(shop.stock(coffee), shop.stock(bread))).containsExactly(9, 10);
        JsonObject listed = json(till.get("/api/customers/" + customer + "/purchases"))
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(listed.getString("status")).isEqualTo("abandoned");
        assertThat(listed.getString("id")).isEqualTo(id);
        assertThat(listed.getJsonArray("lines")).hasSize(2);
        assertThat(listed.containsKey("releasedAt")).isFalse();
        assertThat(json(till.open(busy)).getString("status")).isEqualTo("open");
        assertThat(json(till.add(customer, lines(coffee, 1))).getString("id")).isNotEqualTo(id);
        assertThat(shop.itemsThatDoNotAddUp()).isZero();
    }

    @Test
    void aCustomersPurchasesComeInPagesTheLatestFirst() throws Exception {
        String path = "/api/customers/" + customer + "/purchases";
        assertThat(json(till.get(path))).isEqualTo(new JsonObject("{\"data\":[],\"has_more\":false}"));
        for (int i = 0; i < 3; i++) {
            till.add(customer, lines(coffee, 1));
            till.checkOut(customer);
            // Ids sort by the millisecond.
            app.clock().tick(Duration.ofMillis(1));
        }
        till.add(customer, lines(coffee, 1));
        JsonObject first = json(till.get(path + "?limit=3"));
        String cursor = first.getJsonArray("data").getJsonObject(2).getString("id");
        JsonObject second = json(till.get(path + "?limit=3&starting_after=" + cursor));

        assertThat(first.getBoolean("has_more")).isTrue();
        assertThat(first.getJsonArray("data"))
                .extracting(purchase -> ((JsonObject) purchase).getString("status"))
                .containsExactly("open", "checked-out", "checked-out");
        assertThat(first.getJsonArray("data").getJsonObject(1).getString("saleId"))
                .isNotNull();
        assertThat(second.getBoolean("has_more")).isFalse();
        assertThat(second.getJsonArray("data")).hasSize(1);
        assertThat(outcome(till.get(path + "?starting_after=" + UUID.randomUUID())))
                .isEqualTo("400 cursor-unknown");
        assertThat(outcome(till.get("/api/customers/" + UUID.randomUUID() + "/purchases")))
                .isEqualTo("404 not-found");
    }

    private void awaitNothingOpen() throws Exception {
        while (till.open(customer).statusCode() != 404) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("none");
    }

    private static List<String> errors(HttpResponse<String> response) {
        return json(response).getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }

    private static JsonObject line(UUID item, String description, int quantity, int unitPriceSats) {
        return new JsonObject()
                .put("item", item.toString())
                .put("description", description)
                .put("quantity", quantity)
                .put("unitPriceSats", unitPriceSats)
                .put("totalSats", quantity * unitPriceSats);
    }
}
