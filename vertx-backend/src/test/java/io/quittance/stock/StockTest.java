package io.quittance.stock;

import static io.quittance.RunningApp.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.TickingClock;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.money.Sats;
import io.quittance.stock.Shortage.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stock that purchases reserve and release. */
@Tag("database")
class StockTest {

    private static final ZoneId ZONE = ZoneId.of("Pacific/Apia");

    private static Vertx vertx;
    private static TestDatabase server;
    private static Database database;

    private final TickingClock clock = new TickingClock();
    private final Stock stock = new Stock(new Ids(clock), clock, ZONE);
    private UUID purchase;

    @BeforeAll
    static void open() throws Exception {
        vertx = Vertx.vertx();
        server = TestDatabase.create();
        database = server.open(vertx);
    }

    @AfterAll
    static void close() throws Exception {
        await(database.close());
        await(vertx.close());
        server.close();
    }

    @BeforeEach
    void openPurchase() {
        purchase = UUID.randomUUID();
        UUID customer = UUID.randomUUID();
        server.execute("insert into customers (id, name, created_at) values (?, 'Ana', now())", customer);
        server.execute(
                "insert into purchases (id, customer_id, status, created_at, changed_at) values (?, ?, 'open', now(), now())",
                purchase,
                customer);
    }

    @AfterEach
    void movementsAddUpToWhatChanged() {
        // These items begin with 100 pieces that no movement tells of.
        assertThat(server.value("""
                        select count(*) from items i where quantity <>
                            100 + (select coalesce(sum(change), 0) from stock_movements m where m.item_id = i.id)
                        """)).isEqualTo(0L);
        server.execute("delete from stock_movements");
        server.execute("delete from items");
    }

    private static UUID item(String name) {
        UUID id = UUID.randomUUID();
        server.execute(
                "insert into items (id, name, price_sats, quantity, created_at) values (?, ?, 2100000000000000, 100, now())",
                id,
                name);
        return id;
    }

    private List<Shortage> reserve(Reservation... wanted) throws Exception {
        return await(database.transaction(connection -> stock.reserve(connection, purchase, null, List.of(wanted))));
    }

    private static Object quantity(UUID id) {
        return server.value("select quantity from items where id = ?", id);
    }

    @Test
    void piecesAreTakenOffTheShelfAndPutBack() throws Exception {
        UUID tea = item("Tea");
        UUID mug = item("Mug");

        assertThat(reserve(new Reservation(tea, 30), new Reservation(mug, 100))).isEmpty();
        assertThat(List.of(quantity(tea), quantity(mug))).containsExactly(70, 0);

        assertThat(reserve(new Reservation(mug, -40), new Reservation(tea, 5))).isEmpty();
        assertThat(List.of(quantity(tea), quantity(mug))).containsExactly(65, 40);

        assertThat(server.query(
                        "select change, reason, purchase_id, user_id from stock_movements where item_id = ?"
                                + " order by moved_at, change",
                        mug))
                .extracting(row -> row.get("reason") + " " + row.get("change") + " " + row.get("purchase_id"))
                .containsExactlyInAnyOrder("reserved -100 " + purchase, "released 40 " + purchase);
    }

    @Test
    void aChangeOfNothingRecordsNothing() throws Exception {
        UUID tea = item("Tea");

        assertThat(reserve(new Reservation(tea, 0))).isEmpty();
        assertThat(reserve()).isEmpty();
        assertThat(server.value("select count(*) from stock_movements")).isEqualTo(0L);
    }

    @Test
    void oneItemInTheWayAndNothingIsReserved() throws Exception {
        UUID tea = item("Tea");
        UUID few = item("Few");
        UUID archived = item("Archived");
        UUID expired = item("Expired");
        UUID unknown = UUID.randomUUID();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        server.execute("update items set archived_at = now() where id = ?", archived);
        server.execute("update items set expires_on = ? where id = ?", today.minusDays(1), expired);

        assertThat(reserve(
                        new Reservation(tea, 1),
                        new Reservation(few, 101),
                        new Reservation(archived, 1000),
                        new Reservation(expired, 1),
                        new Reservation(unknown, 1)))
                .containsExactlyInAnyOrder(
                        new Shortage(few, Reason.NOT_ENOUGH, 100),
                        new Shortage(archived, Reason.ARCHIVED, 0),
                        new Shortage(expired, Reason.EXPIRED, 0),
                        new Shortage(unknown, Reason.UNKNOWN, 0));
        assertThat(quantity(tea)).isEqualTo(100);
        assertThat(server.value("select count(*) from stock_movements")).isEqualTo(0L);
    }

    @Test
    void whatWasReservedCanBePutBackEvenIfItCannotBeSoldAnyMore() throws Exception {
        UUID archived = item("Archived");
        UUID expired = item("Expired");
        assertThat(reserve(new Reservation(archived, 2), new Reservation(expired, 2)))
                .isEmpty();
        server.execute("update items set archived_at = now() where id = ?", archived);
        server.execute("update items set expires_on = '2001-01-01' where id = ?", expired);

        assertThat(reserve(new Reservation(archived, -2), new Reservation(expired, -2)))
                .isEmpty();

        assertThat(List.of(quantity(archived), quantity(expired))).containsExactly(100, 100);
    }

    @Test
    void anItemCanBeSoldOnItsLastDayInTheShopsZone() throws Exception {
        UUID milk = item("Milk");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        server.execute("update items set expires_on = ? where id = ?", today, milk);

        assertThat(reserve(new Reservation(milk, 1))).isEmpty();
        clock.tick(Duration.ofDays(1));
        assertThat(reserve(new Reservation(milk, 1))).containsExactly(new Shortage(milk, Reason.EXPIRED, 0));
    }

    @Test
    void manyPurchasesOfTheSameItemsInAnyOrderNeitherWaitInARingNorOversell() throws Exception {
        List<UUID> items = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            items.add(item("Item " + i));
        }
        Random order = new Random(7);
        List<Future<Boolean>> purchases = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            List<UUID> shuffled = new ArrayList<>(items);
            Collections.shuffle(shuffled, order);
            List<Reservation> wanted =
                    shuffled.stream().map(id -> new Reservation(id, 1)).toList();
            purchases.add(database.transaction(connection -> stock.reserve(connection, purchase, null, wanted))
                    .map(List::isEmpty));
        }

        int sold = 0;
        for (Future<Boolean> each : purchases) {
            sold += await(each) ? 1 : 0;
        }

        assertThat(sold).isEqualTo(100);
        assertThat(items).allSatisfy(id -> assertThat(quantity(id)).isEqualTo(0));
    }

    @Test
    void whatIsPutBackWhileAPurchaseWaitsForItCanBeReserved() throws Exception {
        UUID tea = item("Tea");
        assertThat(reserve(new Reservation(tea, 100))).isEmpty();
        Promise<Void> putBack = Promise.promise();
        Promise<Void> commit = Promise.promise();
        Future<List<Shortage>> first = database.transaction(
                connection -> stock.reserve(connection, purchase, null, List.of(new Reservation(tea, -5)))
                        .onSuccess(done -> putBack.complete())
                        .compose(done -> commit.future().map(done)));
        await(putBack.future());

        Future<List<Shortage>> second = database.transaction(
                connection -> stock.reserve(connection, purchase, null, List.of(new Reservation(tea, 3))));
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (server.value("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                        .equals(0L)
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        commit.complete();

        assertThat(await(first)).isEmpty();
        assertThat(await(second)).isEmpty();
        assertThat(quantity(tea)).isEqualTo(2);
    }

    @Test
    void namesAndPricesAreThoseOfNow() throws Exception {
        UUID tea = item("Tea");

        Map<UUID, PricedItem> priced =
                await(database.transaction(connection -> stock.priced(connection, List.of(tea, UUID.randomUUID()))));

        assertThat(priced).containsExactly(Map.entry(tea, new PricedItem(tea, "Tea", new Sats(Sats.MAX_VALUE))));
    }
}
