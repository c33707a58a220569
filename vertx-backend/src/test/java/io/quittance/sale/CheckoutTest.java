package io.quittance.sale;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static io.quittance.sale.SaleTestClient.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.TestShop;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.quittance.pdf.ExamplePictures;
import io.quittance.pdf.PdfProbe;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class CheckoutTest {

    private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");

    private RunningApp app;
    private TestShop shop;
    private SaleTestClient till;
    private UUID customer;
    private UUID coffee;

    @BeforeEach
    void start() throws Exception {
        app = RunningApp.start(
                Map.of("QUITTANCE_SHOP_TIME_ZONE", KIRITIMATI.getId(), "QUITTANCE_PUBLIC_URL", "https://till.example"));
        shop = new TestShop(app.database());
        till = new SaleTestClient(
                app.client(),
                app.uri("/"),
                List.of(TestUser.with(app, Role.CASHIER).tokenHeaders()));
        customer = shop.customer("Marisol Bakery");
        coffee = shop.item("Coffee", 1_000, 1_000);
    }

    @AfterEach
    void stop() throws Exception {
        app.close();
    }

    @Test
    void aPurchaseBecomesASaleWithTheNextNumber() throws Exception {
        shop.withCompany();
        UUID bread = shop.item("Bread", 250, 3);
        JsonObject purchase = json(till.add(customer, lines(coffee, 2, bread, 3)));
        HttpResponse<String> response = till.checkOut(customer);
        JsonObject sale = json(response);
        Instant now = app.clock().instant();

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location")).contains("/api/sales/" + sale.getString("id"));
        assertThat(sale.getString("invoiceNumber")).isEqualTo(year(now) + "-000001");
        assertThat(sale.getInstant("issuedAt")).isBetween(now.minusSeconds(1), now);
        assertThat(sale.getString("purchaseId")).isEqualTo(purchase.getString("id"));
        assertThat(sale.getString("customerId")).isEqualTo(customer.toString());
        assertThat(sale.getLong("totalSats")).isEqualTo(2_750);
        assertThat(sale.getString("paymentAddress")).isEqualTo(InvoiceJson.ADDRESS);
        assertThat(sale.getString("paymentUri"))
                .isEqualTo("bitcoin:" + InvoiceJson.ADDRESS
                        + "?amount=0.0000275&label=Northlight%20Node%20Works&message=Invoice%20" + year(now)
                        + "-000001");
        assertThat(sale.getString("pdfUrl"))
                .isEqualTo("https://till.example/api/sales/" + sale.getString("id") + "/pdf");
        assertThat(sale.getJsonArray("lines")).isEqualTo(purchase.getJsonArray("lines"));
        assertThat(json(till.get("/api/sales/" + sale.getString("id")))).isEqualTo(sale);
        assertThat(shop.stock(coffee)).isEqualTo(998);
        assertThat(outcome(till.open(customer))).isEqualTo("404 no-open-purchase");
        assertThat(shop.itemsThatDoNotAddUp() + shop.itemsReservedOtherwiseThanTold())
                .isZero();
    }

    @Test
    void onlyWhatWasSeenIsSold() throws Exception {
        shop.withCompany();
        JsonObject seen = json(till.add(customer, lines(coffee, 2)));
        till.put(customer, lines(coffee, 3));
        JsonObject expected = new JsonObject().put("expectedTotalSats", seen.getLong("totalSats"));
        HttpResponse<String> refused = till.with("Idempotency-Key", "till-1").checkOut(customer, expected);

        assertThat(outcome(refused)).isEqualTo("409 total-changed");
        JsonObject fault = json(refused).getJsonArray("errors").getJsonObject(0);
        assertThat(fault.getString("pointer")).isEqualTo("/expectedTotalSats");
        assertThat(json(refused).getString("detail")).contains(" 3000 sats", " 2000 sats");
        assertThat(json(till.open(customer)).getLong("totalSats")).isEqualTo(3_000);

        HttpResponse<String> sold =
                till.with("Idempotency-Key", "till-1").checkOut(customer, expected.put("expectedTotalSats", 3_000));
        assertThat(outcome(sold)).isEqualTo("201");
        assertThat(json(sold).getString("invoiceNumber")).endsWith("-000001");
    }

    @Test
    void aProgramThatNamesNoTotalSellsWhateverThereIs() throws Exception {
        shop.withCompany();
        till.add(customer, lines(coffee, 1));
        assertThat(outcome(till.checkOut(customer, new JsonObject()))).isEqualTo("201");
        till.add(customer, lines(coffee, 1));
        assertThat(outcome(till.checkOut(customer))).isEqualTo("201");
        till.add(customer, lines(coffee, 1));
        assertThat(outcome(till.checkOut(customer, new JsonObject().put("expectedTotal", 1))))
                .isEqualTo("400 invalid-request");
    }

    @Test
    void theNextPurchaseIsAnotherOne() throws Exception {
        shop.withCompany();
        JsonObject first = json(till.add(customer, lines(coffee, 1)));
        till.checkOut(customer);
        JsonObject second = json(till.add(customer, lines(coffee, 1)));

        assertThat(second.getString("id")).isNotEqualTo(first.getString("id"));
        assertThat(json(till.checkOut(customer)).getString("invoiceNumber"))
                .isEqualTo(year(app.clock().instant()) + "-000002");
    }

    @Test
    void theYearIsThatOfTheShop() throws Exception {
        shop.withCompany();
        // Kiritimati is the first to see a new year, fourteen hours before UTC.
        Instant lastHours = LocalDate.of(
                        LocalDate.ofInstant(app.clock().instant(), KIRITIMATI).getYear() + 1, 1, 1)
                .atStartOfDay(KIRITIMATI)
                .toInstant();
        till.add(customer, lines(coffee, 1));
        String before = json(till.checkOut(customer)).getString("invoiceNumber");
        app.clock().tick(Duration.between(app.clock().instant(), lastHours));
        SaleTestClient later = new SaleTestClient(
                app.client(),
                app.uri("/"),
                List.of(TestUser.with(app, Role.CASHIER).tokenHeaders()));
        later.add(customer, lines(coffee, 1));
        JsonObject sale = json(later.checkOut(customer));

        assertThat(before).endsWith("-000001");
        assertThat(sale.getString("invoiceNumber"))
                .isEqualTo((Integer.parseInt(before.substring(0, 4)) + 1) + "-000001");
        assertThat(app.database()
                        .value(
                                "select issued_on::text from issued_invoices where number = ?",
                                sale.getString("invoiceNumber")))
                .isEqualTo(sale.getString("invoiceNumber").substring(0, 4) + "-01-01");
    }

    @Test
    void numbersHaveSixDigitsUntilTheyNeedMore() throws Exception {
        shop.withCompany();
        app.database()
                .execute(
                        "insert into ledger_series values (?::text, 999998, decode(repeat('00', 32), 'hex'))",
                        year(app.clock().instant()));
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            till.add(customer, lines(coffee, 1));
            numbers.add(json(till.checkOut(customer)).getString("invoiceNumber").substring(4));
        }

        assertThat(numbers).containsExactly("-999999", "-1000000");
    }

    @Test
    void theInvoiceStaysAsItWasIssued() throws Exception {
        shop.withCompany();
        till.add(customer, lines(coffee, 2));
        JsonObject sale = json(till.checkOut(customer));
        app.database().execute("update company set name = 'Somebody else', bitcoin_address = 'x'");
        app.database().execute("update customers set name = '', email = null, address = null, erased_at = now()");
        app.database().execute("update items set name = 'Tea', price_sats = 1");
        HttpResponse<byte[]> pdf = till.getBytes("/api/sales/" + sale.getString("id") + "/pdf");

        assertThat(json(till.get("/api/sales/" + sale.getString("id")))).isEqualTo(sale);
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"invoice-" + sale.getString("invoiceNumber") + ".pdf\"");
        try (PdfProbe probe = new PdfProbe(pdf.body())) {
            assertThat(probe.text())
                    .contains("Northlight Node Works", "CHE-1", "Marisol Bakery", "Baker Street 2", "Coffee")
                    .contains(sale.getString("invoiceNumber"), "0.00002000")
                    .doesNotContain("Somebody else", "Tea", "Draft", "no invoice yet");
            assertThat(probe.links()).contains(sale.getString("paymentUri"));
        }
    }

    @Test
    void thereIsNoWayToPayForWhatIsFree() throws Exception {
        shop.withCompany();
        UUID sample = shop.item("Sample", 0, 1);
        till.add(customer, lines(sample, 1));
        JsonObject sale = json(till.checkOut(customer));

        assertThat(sale.containsKey("paymentUri")).isFalse();
        assertThat(sale.getJsonArray("warnings")).isEmpty();
        try (PdfProbe pdf = paper(sale)) {
            assertThat(pdf.text()).contains("Nothing is to be paid.").doesNotContain("Pay with Bitcoin");
            assertThat(pdf.links()).isEmpty();
        }
    }

    @Test
    void anAmountThatNoWalletCanSendIsSoldWithAWarning() throws Exception {
        shop.withCompany();
        UUID sticker = shop.item("Sticker", 293, 1);
        till.add(customer, lines(sticker, 1));
        JsonObject warning =
                json(till.checkOut(customer)).getJsonArray("warnings").getJsonObject(0);

        assertThat(warning.getString("code")).isEqualTo("amount-below-dust");
        assertThat(warning.getString("pointer")).isEqualTo("/totalSats");
        assertThat(warning.getString("detail")).contains("293 sats", "294 sats");
    }

    @Test
    void aNameThatNoFontHasNeverStopsACheckout() throws Exception {
        shop.withCompany();
        app.database().execute("update company set name = ?", "株".repeat(100));
        UUID javanese = shop.customer("\uA997\uA9A4");
        UUID tea = shop.item("Tea \uA997", 1_000, 1);
        till.add(javanese, lines(tea, 1));
        JsonObject sale = json(till.checkOut(javanese));

        assertThat(sale.getJsonArray("warnings").stream()
                        .map(JsonObject.class::cast)
                        .map(warning -> warning.getString("pointer") + " " + warning.getString("code")))
                .containsExactly(
                        "/customer/name characters-without-font",
                        "/lines/0/description characters-without-font",
                        "/payment/label payment-text-shortened");
        assertThat(json(till.get("/api/sales/" + sale.getString("id")))).isEqualTo(sale);
        try (PdfProbe pdf = paper(sale)) {
            assertThat(pdf.text()).contains("\uA997\uA9A4", "Tea \uA997");
            assertThat(pdf.violations()).isEmpty();
        }
    }

    private PdfProbe paper(JsonObject sale) throws Exception {
        return new PdfProbe(
                till.getBytes("/api/sales/" + sale.getString("id") + "/pdf").body());
    }

    @Test
    void theLogoOfTheDayIsOnTheInvoice() throws Exception {
        shop.withCompany();
        byte[] logo = ExamplePictures.png(40, 40);
        app.database().execute("insert into logos (sha256, file) values (sha256(?), ?)", logo, logo);
        app.database().execute("update company set logo_sha256 = sha256(?)", logo);
        till.add(customer, lines(coffee, 1));
        JsonObject sale = json(till.checkOut(customer));
        app.database().execute("update company set logo_sha256 = null");

        try (PdfProbe probe = new PdfProbe(
                till.getBytes("/api/sales/" + sale.getString("id") + "/pdf").body())) {
            // The code to pay by is the other one.
            assertThat(probe.tags()).filteredOn("Figure"::equals).hasSize(2);
        }
    }

    @Test
    void whatCannotBeBilledStaysOpen() throws Exception {
        till.add(customer, lines(coffee, 2));
        assertThat(outcome(till.checkOut(customer))).isEqualTo("409 company-missing");
        assertThat(outcome(till.get(SaleTestClient.purchase(customer)))).isEqualTo("409 company-missing");

        shop.withCompany();
        app.database().execute("update company set bitcoin_address = 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn'");
        assertThat(outcome(till.checkOut(customer))).isEqualTo("409 company-missing");

        app.database().execute("update company set bitcoin_address = ?", InvoiceJson.ADDRESS);
        app.database().execute("update purchase_lines set unit_price_sats = 2100000000000000");
        assertThat(outcome(till.checkOut(customer))).isEqualTo("422 amount-out-of-range");

        app.database().execute("update purchase_lines set unit_price_sats = 1");
        app.database().execute("update customers set erased_at = now()");
        assertThat(outcome(till.checkOut(customer))).isEqualTo("409 customer-erased");

        app.database().execute("update customers set erased_at = null");
        till.remove(customer, coffee);
        assertThat(outcome(till.checkOut(customer))).isEqualTo("409 purchase-empty");
        assertThat(app.database().value("select count(*) from ledger_series")).isEqualTo(0L);
        assertThat(json(till.open(customer)).getString("status")).isEqualTo("open");
    }

    @Test
    void whatWasIssuedKeepsWhatTheLawNeeds() throws Exception {
        shop.withCompany();
        app.database().execute("update customers set address = '1 Main Street'");
        till.add(customer, lines(coffee, 1));
        till.checkOut(customer);
        Api manager = Api.ofToken(TestUser.with(app, Role.MANAGER));

        assertThat(outcome(manager.delete("/api/customers/" + customer))).isEqualTo("204");

        assertThat(app.database().value("select buyer_name || ', ' || buyer_address from issued_invoices"))
                .isEqualTo("Marisol Bakery, 1 Main Street");
    }

    @Test
    void thereIsNothingToCheckOutWithoutACustomerOrAPurchase() throws Exception {
        shop.withCompany();

        assertThat(outcome(till.checkOut(customer))).isEqualTo("404 no-open-purchase");
        assertThat(outcome(till.checkOut(UUID.randomUUID()))).isEqualTo("404 not-found");
        assertThat(outcome(till.get("/api/sales/" + UUID.randomUUID()))).isEqualTo("404 not-found");
        assertThat(outcome(till.get("/api/sales/" + UUID.randomUUID() + "/pdf")))
                .isEqualTo("404 not-found");
    }

    @Test
    void theSameKeyChecksOutOnce() throws Exception {
        shop.withCompany();
        SaleTestClient keyed = till.with("Idempotency-Key", UUID.randomUUID().toString());
        till.add(customer, lines(coffee, 1));
        HttpResponse<String> first = keyed.checkOut(customer);
        till.add(customer, lines(coffee, 1));
        HttpResponse<String> again = keyed.checkOut(customer);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(json(till.open(customer)).getString("status")).isEqualTo("open");
    }

    @Test
    void ofManyWhoCheckOutTheSamePurchaseOneDoes() throws Exception {
        shop.withCompany();
        till.add(customer, lines(coffee, 1));
        List<CompletableFuture<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            requests.add(till.sendAsync("POST", SaleTestClient.purchase(customer) + "/checkout", null));
        }
        List<String> outcomes = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> request : requests) {
            outcomes.add(outcome(request.get(30, TimeUnit.SECONDS)));
        }

        assertThat(outcomes).filteredOn("201"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("404 no-open-purchase"::equals).hasSize(15);
        assertThat(app.database().value("select last_number from ledger_series"))
                .isEqualTo(1L);
    }

    @Test
    void aFailureAfterTheNumberWasTakenLeavesNoGap() throws Exception {
        shop.withCompany();
        app.database().execute("""
                create function refuse() returns trigger language plpgsql as $$
                begin
                    if new.description = 'Cursed' then raise exception 'cursed'; end if;
                    return new;
                end $$
                """);
        app.database()
                .execute("create trigger refuse before insert on issued_lines for each row execute function refuse()");
        UUID cursed = shop.item("Cursed", 1, 1);
        UUID other = shop.customer("Other");
        till.add(other, lines(cursed, 1));
        till.add(customer, lines(coffee, 1));

        assertThat(till.checkOut(other).statusCode()).isEqualTo(500);
        assertThat(json(till.checkOut(customer)).getString("invoiceNumber")).endsWith("-000001");
        assertThat(json(till.open(other)).getString("status")).isEqualTo("open");
    }

    @Test
    void aCustomersSalesComeInPagesTheLatestFirst() throws Exception {
        shop.withCompany();
        String path = "/api/customers/" + customer + "/sales";
        assertThat(json(till.get(path))).isEqualTo(new JsonObject("{\"data\":[],\"has_more\":false}"));
        List<JsonObject> sales = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            till.add(customer, lines(coffee, i + 1));
            sales.addFirst(json(till.checkOut(customer)));
            // Ids sort by the millisecond.
            app.clock().tick(Duration.ofMillis(1));
        }
        UUID other = shop.customer("Other");
        till.add(other, lines(coffee, 1));
        String foreign = json(till.checkOut(other)).getString("id");
        JsonObject first = json(till.get(path + "?limit=2"));
        String cursor = sales.get(1).getString("id");

        assertThat(first).isEqualTo(page(true, sales.subList(0, 2)));
        assertThat(json(till.get(path + "?limit=2&starting_after=" + cursor)))
                .isEqualTo(page(false, sales.subList(2, 3)));
        assertThat(outcome(till.get(path + "?starting_after=" + foreign))).isEqualTo("400 cursor-unknown");
        assertThat(outcome(till.get("/api/customers/" + UUID.randomUUID() + "/sales")))
                .isEqualTo("404 not-found");
    }

    @Test
    void theAddressOfTheAnswerIsOneThatAnswers() throws Exception {
        shop.withCompany();
        till.add(customer, lines(coffee, 1));
        URI pdfUrl = URI.create(json(till.checkOut(customer)).getString("pdfUrl"));

        assertThat(till.get(pdfUrl.getPath()).statusCode()).isEqualTo(200);
    }

    private static JsonObject page(boolean hasMore, List<JsonObject> data) {
        return new JsonObject().put("data", new JsonArray(data)).put("has_more", hasMore);
    }

    private static int year(Instant now) {
        return LocalDate.ofInstant(now, KIRITIMATI).getYear();
    }
}
