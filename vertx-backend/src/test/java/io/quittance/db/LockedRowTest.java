package io.quittance.db;

import static io.quittance.Api.outcome;
import static io.quittance.RunningApp.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.HeldRows;
import io.quittance.RunningApp;
import io.quittance.Shop;
import io.quittance.TestDatabase;
import io.quittance.TestShop;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that somebody else has locked stops those who need it, and nobody else. */
@Tag("database")
class LockedRowTest {

    private static final String LOCK_ITEM = "select from items where id = ? for update";

    /** Longer than any test takes: who waits for the lock does so until it is released. */
    private static final Map<String, String> PATIENT = Map.of(
            "QUITTANCE_DATABASE_LOCK_TIMEOUT", "PT5M",
            "QUITTANCE_DATABASE_STATEMENT_TIMEOUT", "PT5M",
            "QUITTANCE_DATABASE_CONNECT_TIMEOUT", "PT10M");

    private static Shop shop(Map<String, String> settings) throws Exception {
        RunningApp app = RunningApp.start(settings);
        return new Shop(app, TestUser.with(app, Role.MANAGER));
    }

    @Test
    void whileManyWaitForOneItemEveryPageThatDoesNotNeedItIsAnswered() throws Exception {
        try (Shop shop = shop(PATIENT)) {
            UUID item = Shop.id(shop.item("Hot", 1_000));
            JsonObject other = shop.item("Cool", 5);
            TestShop rows = new TestShop(shop.app().database());
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            try (HeldRows held = HeldRows.of(shop.app().database(), LOCK_ITEM, item)) {
                for (int i = 0; i < 40; i++) {
                    waiting.add(buy(shop, rows.customer("Customer " + i), item));
                }
                // As many as may wait in the database do; the others wait here.
                awaitWaiting(shop.app().database(), 12);

                for (String page : List.of(
                        "/api/items",
                        "/api/items/" + other.getString("id"),
                        "/api/items/" + item,
                        "/api/customers",
                        "/api/session",
                        "/api/items/export")) {
                    assertThat(outcome(shop.api().get(page))).as(page).isEqualTo("200");
                }
                assertThat(waiting).noneMatch(CompletableFuture::isDone);
            }
            for (CompletableFuture<HttpResponse<String>> answer : waiting) {
                assertThat(outcome(answer.get())).isEqualTo("200");
            }
            assertThat(rows.stock(item)).isEqualTo(960);
        }
    }

    @Test
    void whoWaitsForALockedRowIsToldToComeBackAndNothingIsDone() throws Exception {
        try (Shop shop = shop(Map.of("QUITTANCE_DATABASE_LOCK_TIMEOUT", "PT0.2S"))) {
            UUID item = Shop.id(shop.item("Hot", 10));
            String path = "/api/items/" + item;
            UUID customer = new TestShop(shop.app().database()).customer("Customer");
            JsonObject movement = new JsonObject().put("change", 1).put("reason", "received");
            JsonObject change = new JsonObject().put("name", "Renamed").put("priceSats", 1);
            Api api = shop.api();
            try (HeldRows held = HeldRows.of(shop.app().database(), LOCK_ITEM, item)) {
                HttpResponse<String> refused = buy(shop, customer, item).get();
                assertThat(outcome(refused)).isEqualTo("503 row-locked");
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(outcome(api.post(path + "/stock-movements", movement)))
                        .isEqualTo("503 row-locked");
                assertThat(outcome(api.with("If-Match", "\"1\"").put(path, change)))
                        .isEqualTo("503 row-locked");
                assertThat(outcome(api.delete(path))).isEqualTo("503 row-locked");
            }
            assertThat(outcome(buy(shop, customer, item).get())).isEqualTo("200");
            assertThat(new TestShop(shop.app().database()).stock(item)).isEqualTo(9);
        }
    }

    @Test
    void anImportWaitsForALockedRowInsteadOfBeingLost() throws Exception {
        try (Shop shop = shop(Map.of("QUITTANCE_DATABASE_LOCK_TIMEOUT", "PT0.05S"))) {
            UUID item = Shop.id(shop.item("Hot", 10));
            CompletableFuture<HttpResponse<String>> imported;
            try (HeldRows held = HeldRows.of(shop.app().database(), LOCK_ITEM, item)) {
                imported = shop.app()
                        .client()
                        .sendAsync(
                                shop.app()
                                        .request(
                                                "/api/items/import",
                                                shop.manager().headers())
                                        .header("Content-Type", "text/csv")
                                        .POST(BodyPublishers.ofString(
                                                "id,sku,name,priceSats\n" + item + ",H-1,Hotter,7\n,N-1,New,8"))
                                        .build(),
                                BodyHandlers.ofString());
                awaitWaiting(shop.app().database(), 1);
                // Longer than a request would wait.
                shop.app().database().query("select pg_sleep(0.3)::text");
                assertThat(imported).isNotDone();
            }

            assertThat(Shop.counts(Api.json(imported.get()))).isEqualTo("2 1 1 0 true");
        }
    }

    @Test
    void aPurchaseLeftAloneWithALockedItemKeepsNoOtherFromGivingItsStockBack() throws Exception {
        try (Shop shop = shop(
                Map.of("QUITTANCE_DATABASE_LOCK_TIMEOUT", "PT0.2S", "QUITTANCE_PURCHASES_SWEEP_INTERVAL", "PT1S"))) {
            TestDatabase database = shop.app().database();
            TestShop rows = new TestShop(database);
            UUID hot = Shop.id(shop.item("Hot", 10));
            UUID cool = Shop.id(shop.item("Cool", 10));
            assertThat(outcome(buy(shop, rows.customer("First"), hot).get())).isEqualTo("200");
            assertThat(outcome(buy(shop, rows.customer("Second"), cool).get())).isEqualTo("200");
            try (HeldRows held = HeldRows.of(database, LOCK_ITEM, hot)) {
                database.execute("update purchases set changed_at = changed_at - interval '10 days'");

                awaitValue(database, 10, "select quantity from items where id = ?", cool);
            }
            awaitValue(database, 10, "select quantity from items where id = ?", hot);
        }
    }

    @Test
    void aPurchaseOfAClockThatWasAheadHoldsItsStockNoLongerThanOthers() throws Exception {
        try (Shop shop = shop(Map.of("QUITTANCE_PURCHASES_SWEEP_INTERVAL", "PT1S"))) {
            TestDatabase database = shop.app().database();
            UUID item = Shop.id(shop.item("Item", 10));
            UUID customer = new TestShop(database).customer("Customer");
            assertThat(outcome(buy(shop, customer, item).get())).isEqualTo("200");
            database.execute("update purchases set changed_at = changed_at + interval '10 years'");

            awaitValue(database, 1L, "select count(*) from purchases where changed_at < now() + interval '1 day'");
            assertThat(new TestShop(database).stock(item)).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "40P01", "40001", "57014"})
    void whatMaySucceedTheNextTimeIsBusyAndNoSignThatTheDatabaseIsAway(String state) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (TestDatabase server = TestDatabase.create()) {
            Database database = server.open(vertx);
            Future<?> failed = database.client()
                    .query("do $$ begin raise exception 'x' using errcode = '" + state + "'; end $$")
                    .execute()
                    .transform(done -> Future.succeededFuture(done.cause()));
            Throwable failure = (Throwable) await(failed);
            await(database.close());

            assertThat(failure).isInstanceOf(PgException.class);
            assertThat(DatabaseFailures.problemOf(failure).problem().code()).isEqualTo("row-locked");
            assertThat(DatabaseFailures.problemOf(failure).problem().status()).isEqualTo(503);
        } finally {
            await(vertx.close());
        }
    }

    private static CompletableFuture<HttpResponse<String>> buy(Shop shop, UUID customer, UUID item) {
        return shop.app()
                .client()
                .sendAsync(
                        shop.app()
                                .request(
                                        "/api/customer-purchase/" + customer,
                                        shop.manager().headers())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(new JsonArray()
                                        .add(new JsonObject()
                                                .put("item", item.toString())
                                                .put("quantity", 1))
                                        .encode()))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** Returns as soon as so many connections of the service wait for a lock. */
    private static void awaitWaiting(TestDatabase database, long connections) throws Exception {
        awaitValue(database, connections, """
                select count(*) from pg_stat_activity
                where datname = current_database() and application_name = 'quittance' and wait_event_type = 'Lock'
                """);
    }

    private static void awaitValue(TestDatabase database, Object wanted, String sql, Object... values)
            throws Exception {
        long end = System.nanoTime() + RunningApp.PATIENCE.toNanos();
        Object found = database.value(sql, values);
        while (!found.equals(wanted) && System.nanoTime() < end) {
            Thread.sleep(20);
            found = database.value(sql, values);
        }
        assertThat(found).isEqualTo(wanted);
    }
}
