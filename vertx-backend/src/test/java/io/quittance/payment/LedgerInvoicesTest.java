package io.quittance.payment;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.quittance.TestShop;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.quittance.pdf.PdfProbe;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

/** The ledger as programs and pages see it, and what is paid of it. */
@Tag("database")
class LedgerInvoicesTest {

    /** Of the one invoice that there is, 4,500. */
    private static final String MANY_COPIES = """
            do $$
            declare columns text;
            begin
                select string_agg(quote_ident(column_name), ',') into columns from information_schema.columns
                where table_name = 'issued_invoices' and is_generated = 'NEVER'
                  and column_name not in ('id', 'number', 'position');
                execute format('insert into issued_invoices (id, number, position, %1$s)
                    select gen_random_uuid(), ''COPY-'' || n, 1000 + n, %1$s
                    from issued_invoices, generate_series(1, 4500) n', columns);
            end $$
            """;

    private static final String TXID = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";

    private RunningApp app;
    private TestShop shop;
    private Api cashier;
    private Api manager;
    private UUID coffee;

    @BeforeEach
    void start() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_PUBLIC_URL", "https://till.example"));
        shop = new TestShop(app.database()).withCompany();
        cashier = Api.ofToken(TestUser.with(app, Role.CASHIER));
        manager = Api.ofToken(TestUser.with(app, Role.MANAGER));
        coffee = shop.item("Coffee", 1_000, 1_000);
    }

    @AfterEach
    void stop() throws Exception {
        app.close();
    }

    @Test
    void aCheckoutIsAnInvoiceOfTheLedger() throws Exception {
        JsonObject sale = sell("Marisol Bakery", 2);
        JsonObject entry = list("").getJsonObject(0);
        JsonObject invoice = json(cashier.get("/api/invoices/" + entry.getString("id")));

        assertThat(entry.getString("number")).isEqualTo(sale.getString("invoiceNumber"));
        assertThat(entry.getString("buyerName")).isEqualTo("Marisol Bakery");
        assertThat(amounts(entry)).isEqualTo("2000: 0 paid, 2000 due, 0 over, open");
        assertThat(invoice.getString("number")).isEqualTo(entry.getString("number"));
        assertThat(invoice.getJsonObject("seller").getString("taxId")).isEqualTo("CHE-1");
        assertThat(invoice.getJsonArray("lines").getJsonObject(0).encode())
                .isEqualTo("{\"description\":\"Coffee\",\"quantity\":\"2\",\"unitPriceSats\":1000,\"discountSats\":0,"
                        + "\"totalSats\":2000}");
        assertThat(invoice.getString("paymentUri")).isEqualTo(sale.getString("paymentUri"));
        assertThat(invoice.getString("pdfUrl"))
                .isEqualTo("https://till.example/api/invoices/" + entry.getString("id") + "/pdf");
        assertThat(amounts(invoice)).isEqualTo(amounts(entry));
        assertThat(outcome(cashier.get("/api/invoices/" + UUID.randomUUID()))).isEqualTo("404 not-found");
    }

    @Test
    void itsPdfIsThatOfTheSale() throws Exception {
        JsonObject sale = sell("Marisol Bakery", 2);
        String id = list("").getJsonObject(0).getString("id");
        try (PdfProbe probe = new PdfProbe(bytes("/api/invoices/" + id + "/pdf"));
                PdfProbe sold = new PdfProbe(bytes("/api/sales/" + sale.getString("id") + "/pdf"))) {
            assertThat(probe.text()).contains(sale.getString("invoiceNumber"), InvoiceJson.ADDRESS);
            assertThat(probe.text()).isEqualTo(sold.text());
        }
        assertThat(outcome(cashier.get("/api/invoices/" + UUID.randomUUID() + "/pdf")))
                .isEqualTo("404 not-found");
    }

    @Test
    void listsAreFoundByNumberAndBuyerAndStateAndAddedUp() throws Exception {
        sell("Marisol Bakery", 1);
        sell("Café Zoë", 2);
        sell("Marisol Bakery", 3);
        String first = list("").getJsonObject(2).getString("id");
        pay(first, 400);

        assertThat(buyers("")).isEqualTo("Marisol Bakery 3000, Café Zoë 2000, Marisol Bakery 1000");
        assertThat(buyers("?search=cafe")).isEqualTo("Café Zoë 2000");
        for (String typed :
                List.of("000003", "Invoice%20" + list("").getJsonObject(0).getString("number"))) {
            assertThat(buyers("?search=" + typed)).as(typed).isEqualTo("Marisol Bakery 3000");
        }
        assertThat(buyers("?status=partly-paid")).isEqualTo("Marisol Bakery 1000");
        assertThat(buyers("?kind=credit-note")).isEmpty();
        assertThat(buyers("?issuedUntil=2000-01-01")).isEmpty();
        assertThat(buyers("?issuedFrom=2000-01-01&limit=1")).isEqualTo("Marisol Bakery 3000");
        assertThat(buyers("?limit=2&starting_after="
                        + list("?limit=1").getJsonObject(0).getString("id")))
                .isEqualTo("Café Zoë 2000, Marisol Bakery 1000");
        assertThat(json(cashier.get("/api/invoices?totals=true&search=marisol&limit=1"))
                        .getJsonObject("totals")
                        .encode())
                .isEqualTo("{\"count\":2,\"totalSats\":4000,\"paidSats\":400,\"dueSats\":3600}");
        assertThat(outcome(cashier.get("/api/invoices?starting_after=" + UUID.randomUUID())))
                .isEqualTo("400 cursor-unknown");
        assertThat(outcome(cashier.get("/api/invoices?status=late"))).isEqualTo("400 invalid-request");
    }

    @Test
    void whatIsReceivedIsCountedAndCanBeTakenBack() throws Exception {
        sell("Marisol Bakery", 2);
        String id = list("").getJsonObject(0).getString("id");
        JsonObject part = pay(id, 500);
        assertThat(state(id)).isEqualTo("2000: 500 paid, 1500 due, 0 over, partly-paid");
        pay(id, 1_500);
        assertThat(state(id)).isEqualTo("2000: 2000 paid, 0 due, 0 over, paid");
        pay(id, 1);
        assertThat(state(id)).isEqualTo("2000: 2001 paid, 0 due, 1 over, overpaid");

        String path = payments(id) + "/" + part.getString("id") + "/take-back";
        JsonObject reason = new JsonObject().put("reason", "Noted twice");
        assertThat(outcome(cashier.post(path, reason))).isEqualTo("403 role-too-low");
        HttpResponse<String> taken = manager.post(path, reason);
        assertThat(outcome(taken)).isEqualTo("200");
        assertThat(json(taken).getJsonObject("takenBack").getString("reason")).isEqualTo("Noted twice");
        assertThat(state(id)).isEqualTo("2000: 1501 paid, 499 due, 0 over, partly-paid");
        assertThat(outcome(manager.post(path, reason))).isEqualTo("409 taken-back");
        assertThat(outcome(manager.post(payments(id) + "/" + UUID.randomUUID() + "/take-back", reason)))
                .isEqualTo("404 not-found");

        JsonArray all = json(cashier.get(payments(id))).getJsonArray("data");
        assertThat(all).hasSize(3);
        assertThat(all.getJsonObject(0)).isEqualTo(json(taken));
        assertThat(all.getJsonObject(1).getString("source")).isEqualTo("manual");
    }

    @Test
    void aPaymentSaysWhoPaidAndHow() throws Exception {
        sell("Marisol Bakery", 2);
        String id = list("").getJsonObject(0).getString("id");
        JsonObject wanted = new JsonObject()
                .put("amountSats", 2_000)
                .put("receivedAt", "2026-11-20T10:00:00Z")
                .put("payer", "Ana")
                .put("reference", "by hand")
                .put("txid", TXID);
        JsonObject noted = json(cashier.post(payments(id), wanted));

        wanted.forEach(field -> assertThat(noted.getValue(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getKey().equals("receivedAt") ? "2026-11-20T10:00:00Z" : field.getValue()));
        assertThat(noted.getString("notedBy")).isNotEmpty();
        assertThat(outcome(cashier.post(payments(id), wanted))).isEqualTo("409 txid-noted");
        for (Object wrong : List.of(0, -1, 2_100_000_000_000_001L, "1")) {
            assertThat(outcome(cashier.post(payments(id), new JsonObject().put("amountSats", wrong))))
                    .isEqualTo("400 invalid-request");
        }
        for (String wrong :
                List.of(TXID.substring(1), TXID.replace('4', 'g'), TXID.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(outcome(cashier.post(
                            payments(id), new JsonObject().put("amountSats", 1).put("txid", wrong))))
                    .isEqualTo("400 invalid-request");
        }
        for (String wrong : List.of(
                "2026-13-45T10:00:00Z",
                "2009-01-02T23:59:59Z",
                "2100-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999-18:00",
                "0000-01-01T00:00:00+18:00")) {
            assertThat(outcome(cashier.post(
                            payments(id), new JsonObject().put("amountSats", 1).put("receivedAt", wrong))))
                    .isEqualTo("400 invalid-request");
        }
        assertThat(outcome(cashier.post(payments(id), new JsonObject().put("amountSats", 2_100_000_000_000_000L))))
                .isEqualTo("422 amount-out-of-range");
        assertThat(outcome(cashier.post(payments(UUID.randomUUID().toString()), new JsonObject().put("amountSats", 1))))
                .isEqualTo("404 not-found");
    }

    @Test
    void theSameKeyNotesAPaymentOnceAndManyAtATimeAddUp() throws Exception {
        sell("Marisol Bakery", 2);
        String id = list("").getJsonObject(0).getString("id");
        Api keyed = cashier.with("Idempotency-Key", "seen");
        String first =
                keyed.post(payments(id), new JsonObject().put("amountSats", 7)).body();
        assertThat(keyed.post(payments(id), new JsonObject().put("amountSats", 7))
                        .body())
                .isEqualTo(first);
        assertThat(outcome(keyed.post(payments(id), new JsonObject().put("amountSats", 8))))
                .isEqualTo("422 idempotency-key-reused");
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            running.add(app.client()
                    .sendAsync(
                            app.request(payments(id), cashier.headers().toArray(String[]::new))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"amountSats\":10}"))
                                    .build(),
                            BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> one : running) {
            assertThat(outcome(one.get(30, TimeUnit.SECONDS))).isEqualTo("201");
        }

        assertThat(state(id)).isEqualTo("2000: 207 paid, 1793 due, 0 over, partly-paid");
    }

    @Test
    void whoNotedAPaymentIsKnownWhenTheyAreGone() throws Exception {
        sell("Marisol Bakery", 2);
        String id = list("").getJsonObject(0).getString("id");
        pay(id, 500);
        String name = json(cashier.get(payments(id)))
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("notedBy");
        app.database().execute("delete from users where role = 'cashier'");

        assertThat(json(manager.get(payments(id)))
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getString("notedBy"))
                .isEqualTo(name);
    }

    @Test
    void sumsOfMoreThanThereAreBitcoinAreGiven() throws Exception {
        sell("Marisol Bakery", 1);
        app.database().execute(MANY_COPIES);
        app.database().execute("""
                insert into invoice_balances (invoice_id, total_sats, paid_sats)
                select id, total_sats, 2100000000000000 from issued_invoices where number like 'COPY-%'
                """);

        assertThat(json(cashier.get("/api/invoices?totals=true"))
                        .getJsonObject("totals")
                        .getValue("paidSats")
                        .toString())
                .isEqualTo("9450000000000000000");
    }

    private JsonObject sell(String buyer, int pieces) throws Exception {
        UUID customer = shop.customer(buyer);
        String path = "/api/customer-purchase/" + customer;
        String lines = new JsonArray()
                .add(new JsonObject().put("item", coffee.toString()).put("quantity", pieces))
                .encode();
        app.send(app.request(path, cashier.headers().toArray(String[]::new))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(lines)));
        return json(cashier.post(path + "/checkout", new JsonObject()));
    }

    private JsonObject pay(String invoice, long amountSats) throws Exception {
        HttpResponse<String> noted = cashier.post(payments(invoice), new JsonObject().put("amountSats", amountSats));
        assertThat(outcome(noted)).isEqualTo("201");
        return json(noted);
    }

    private static String payments(String invoice) {
        return "/api/invoices/" + invoice + "/payments";
    }

    private JsonArray list(String query) throws Exception {
        return json(cashier.get("/api/invoices" + query)).getJsonArray("data");
    }

    private String buyers(String query) throws Exception {
        return String.join(
                ", ",
                list(query).stream()
                        .map(JsonObject.class::cast)
                        .map(entry -> entry.getString("buyerName") + " " + entry.getLong("totalSats"))
                        .toList());
    }

    private String state(String invoice) throws Exception {
        return amounts(json(cashier.get("/api/invoices/" + invoice)));
    }

    private static String amounts(JsonObject invoice) {
        return invoice.getLong("totalSats") + ": " + invoice.getLong("paidSats") + " paid, "
                + invoice.getLong("dueSats") + " due, " + invoice.getLong("overSats") + " over, "
                + invoice.getString("status");
    }

    private byte[] bytes(String path) throws Exception {
        return app.client()
                .send(
                        app.request(path, cashier.headers().toArray(String[]::new))
                                .GET()
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }
}
