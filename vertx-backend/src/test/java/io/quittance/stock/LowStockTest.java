package io.quittance.stock;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static io.quittance.RunningApp.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestShop;
import io.quittance.TestUser;
import io.quittance.TickingClock;
import io.quittance.access.Role;
import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class LowStockTest {

    private static final String PATH = "/api/low-stock-items";

    /** Where a day begins at quarter to ten in UTC, and is one ahead for most of it. */
    private static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");

    private RunningApp app;
    private TestShop shop;
    private Api cashier;
    private Database database;
    private final TickingClock clock = new TickingClock();
    private LocalDate today;

    @BeforeEach
    void start() throws Exception {
        app = RunningApp.start(Map.of("QUITTANCE_SHOP_TIME_ZONE", CHATHAM.getId()));
        shop = new TestShop(app.database());
        cashier = Api.ofToken(TestUser.with(app, Role.CASHIER));
        database = app.database().open(app.vertx());
        today = LocalDate.ofInstant(clock.instant(), CHATHAM);
        awaitLists(1);
    }

    @AfterEach
    void stop() throws Exception {
        await(database.close());
        app.close();
    }

    private LowStockLists lists() {
        return new LowStockLists(database, clock, CHATHAM, Duration.ofDays(7));
    }

    @Test
    void aStartMakesTheListOfTheDay() throws Exception {
        HttpResponse<String> response = cashier.get(PATH);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(response.body())
                .startsWith("Low stock and expiring items of " + today + ", made at " + today + "T")
                .contains("Nothing is low");
    }

    @Test
    void itHasWhatIsLowWhatExpiresSoonAndWhatHasExpired() throws Exception {
        low("Low", 3, 3);
        low("Plenty", 4, 3);
        shop.item("Gone", 1, 0);
        shop.expire(shop.item("Expired", 1, 5), today.minusDays(1));
        // Tomorrow's list is made below.
        shop.expire(shop.item("Within a week", 1, 5), today.plusDays(8));
        shop.expire(shop.item("Later", 1, 5), today.plusDays(9));
        low("archived", 0, 3);
        app.database().execute("update items set archived_at = now() where name = 'archived'");
        clock.tick(Duration.ofDays(1));

        assertThat(await(lists().makeToday())).isTrue();
        app.clock().tick(Duration.ofDays(1));
        JsonObject list = json(cashier.with("Accept", "application/json").get(PATH));
        assertThat(list.getString("day")).isEqualTo(today.plusDays(1).toString());
        assertThat(names(list)).containsExactly("Expired", "Gone", "Low", "Within a week");
        JsonObject low = list.getJsonArray("items").getJsonObject(2);
        assertThat(low.getInteger("quantity")).isEqualTo(3);
        assertThat(low.getInteger("lowStockThreshold")).isEqualTo(3);
        assertThat(low.containsKey("expiresOn") || low.containsKey("sku")).isFalse();
        assertThat(list.getJsonArray("items").getJsonObject(3).getString("expiresOn"))
                .isEqualTo(today.plusDays(8).toString());
        assertThat(cashier.get(PATH).body().lines().skip(3))
                .extracting(line -> line.strip().split("\\s{2,}")[0])
                .containsExactly("Expired", "Gone", "Low", "Within a week");
    }

    @Test
    void aDayHasOneListHoweverManyMakeIt() throws Exception {
        low("Low", 0, 1);
        clock.tick(Duration.ofDays(1));
        List<Future<Boolean>> made =
                IntStream.range(0, 8).mapToObj(i -> lists().makeToday()).toList();
        await(Future.all(made));

        assertThat(made).extracting(Future::result).containsOnlyOnce(true);
        assertThat(app.database().value("select count(*) from low_stock_entries"))
                .isEqualTo(1L);
        assertThat(await(lists().makeToday())).isFalse();
    }

    @Test
    void anOldListStaysAsItWas() throws Exception {
        UUID item = low("Low", 0, 1);
        clock.tick(Duration.ofDays(1));
        await(lists().makeToday());
        app.clock().tick(Duration.ofDays(1));
        app.database().execute("update items set quantity = 100, name = 'Renamed' where id = ?", item);

        assertThat(names(json(cashier.with("Accept", "application/json").get(PATH))))
                .containsExactly("Low");
        clock.tick(Duration.ofDays(3));
        await(lists().makeToday());
        app.clock().tick(Duration.ofDays(3));
        assertThat(names(json(cashier.with("Accept", "application/json").get(PATH))))
                .isEmpty();
    }

    @Test
    void aListThatAClockMadeWhichWasAheadIsNotTheLatestAndIsMadeAgainOnItsDay() throws Exception {
        low("Low then", 0, 1);
        clock.tick(Duration.ofDays(30));
        assertThat(await(lists().makeToday())).isTrue();
        clock.tick(Duration.ofDays(-29));
        app.database().execute("update items set name = 'Low now'");

        assertThat(await(lists().makeToday())).isTrue();
        app.clock().tick(Duration.ofDays(1));
        JsonObject latest = json(cashier.with("Accept", "application/json").get(PATH));
        assertThat(latest.getString("day")).isEqualTo(today.plusDays(1).toString());
        assertThat(names(latest)).containsExactly("Low now");

        clock.tick(Duration.ofDays(29));
        assertThat(await(lists().makeToday())).isTrue();
        assertThat(await(lists().makeToday())).isFalse();
        app.clock().tick(Duration.ofDays(29));
        JsonObject again = json(cashier.with("Accept", "application/json").get(PATH));
        assertThat(again.getString("day")).isEqualTo(today.plusDays(30).toString());
        assertThat(names(again)).containsExactly("Low now");
    }

    @Test
    void aListOfAYearToComeHidesNone() throws Exception {
        app.database()
                .execute(
                        "insert into low_stock_lists (day, made_at) values (?, now() + interval '1 year')",
                        today.plusYears(1));

        JsonObject latest = json(cashier.with("Accept", "application/json").get(PATH));
        assertThat(latest.getString("day")).isEqualTo(today.toString());
    }

    @Test
    void whatFailsHalfWayIsMadeTheNextTime() throws Exception {
        low("Low", 0, 1);
        clock.tick(Duration.ofDays(1));
        app.database().execute("alter table low_stock_entries add constraint never check (false)");
        assertThat(lists().makeToday()
                        .transform(done -> Future.succeededFuture(done.failed()))
                        .await())
                .isTrue();
        app.database().execute("alter table low_stock_entries drop constraint never");

        assertThat(await(lists().makeToday())).isTrue();
    }

    @Test
    void atMidnightTheListIsOfTheNewDayEvenWhereOurClockIsALittleBehind() throws Exception {
        Instant midnight = today.plusDays(1).atStartOfDay(CHATHAM).toInstant();
        clock.tick(Duration.between(clock.instant(), midnight.minusMillis(1)));

        assertThat(await(lists().make(midnight))).isTrue();
        assertThat(app.database().value("select max(day)::text from low_stock_lists"))
                .isEqualTo(today.plusDays(1).toString());
        assertThat(await(lists().make(midnight))).isFalse();
        clock.tick(Duration.ofMinutes(1));
        assertThat(await(lists().makeToday())).isFalse();
    }

    @Test
    void aDayThatWasMissedIsMadeUpForAndTheNextOneIsPlannedForItsMidnight() throws Exception {
        app.database().execute("delete from low_stock_lists");
        app.database()
                .execute("update scheduled_tasks set execution_time = now() - interval '2 days',"
                        + " last_success = now() - interval '3 days' where task_name = 'low-stock-list'");

        awaitLists(1);
        assertThat(cashier.get(PATH).body()).startsWith("Low stock and expiring items of " + today);
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (!app.database()
                .value(
                        "select execution_time = ? from scheduled_tasks where task_name = 'low-stock-list'",
                        today.plusDays(1).atStartOfDay(CHATHAM).toOffsetDateTime())
                .equals(true)) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void itCanBeAskedAboutAndIsGivenInNoOtherForm() throws Exception {
        HttpResponse<String> head = app.send(
                app.request(PATH, cashier.headers().toArray(String[]::new)).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).isPresent();
        assertThat(outcome(cashier.with("Accept", "text/html").get(PATH))).isEqualTo("406 not-acceptable");
    }

    @Test
    void beforeTheFirstListThereIsNone() throws Exception {
        app.database().execute("delete from low_stock_lists");

        assertThat(outcome(cashier.get(PATH))).isEqualTo("404 not-found");
    }

    private void awaitLists(long count) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (!app.database().value("select count(*) from low_stock_lists").equals(count)) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private UUID low(String name, int quantity, int threshold) {
        UUID id = shop.item(name, 1, quantity);
        app.database().execute("update items set low_stock_threshold = ? where id = ?", threshold, id);
        return id;
    }

    private static List<String> names(JsonObject list) {
        return Collections.unmodifiableList(list.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("name"))
                .toList());
    }
}
