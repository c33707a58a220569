package io.quittance.stock;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Shop;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stock that is changed by hand. */
@Tag("database")
class StockMovementsTest {

    private static Shop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = Shop.open();
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    @AfterEach
    void movementsAddUpToTheStock() {
        assertThat(shop.stockWithoutMovements()).isEqualTo(0L);
    }

    private static HttpResponse<String> move(JsonObject item, int change, String reason) throws Exception {
        return shop.api()
                .post(
                        path(item),
                        new JsonObject()
                                .put("change", change)
                                .put("reason", reason)
                                .put("note", " Shelf 3 "));
    }

    private static String path(JsonObject item) {
        return "/api/items/" + item.getString("id") + "/stock-movements";
    }

    private static int quantity(JsonObject item) throws Exception {
        return json(shop.api().get("/api/items/" + item.getString("id"))).getInteger("quantity");
    }

    @Test
    void aMovementSaysWhoAndWhyAndWhen() throws Exception {
        JsonObject item = shop.item("Lamp", 3);
        // Ids sort by the time.
        shop.app().clock().tick(Duration.ofMillis(5));

        HttpResponse<String> moved = move(item, -2, "damaged");

        assertThat(moved.statusCode()).isEqualTo(201);
        JsonObject movement = json(moved);
        assertThat(movement.getInteger("change")).isEqualTo(-2);
        assertThat(movement.getString("reason")).isEqualTo("damaged");
        assertThat(movement.getString("note")).isEqualTo("Shelf 3");
        assertThat(movement.getString("userName")).isEqualTo("Test manager");
        assertThat(movement.getString("movedAt")).endsWith("Z");
        assertThat(movement.containsKey("purchaseId")).isFalse();
        assertThat(quantity(item)).isEqualTo(1);
        assertThat(json(shop.api().get(path(item))).getJsonArray("data").getJsonObject(0))
                .isEqualTo(movement);
    }

    @Test
    void movementsAreListedWithTheLatestFirst() throws Exception {
        JsonObject item = shop.item("Rope", 10);
        for (int change = 1; change <= 5; change++) {
            // Ids sort by the time.
            shop.app().clock().tick(Duration.ofMillis(5));
            move(item, change, "received");
        }

        assertThat(shop.all(path(item), "change", 2)).containsExactly("5", "4", "3", "2", "1", "10");
        assertThat(shop.all(path(item), "change", 6)).hasSize(6);
    }

    @Test
    void aCursorOfAnotherItemIsUnknown() throws Exception {
        JsonObject item = shop.item("Nail", 1);
        JsonObject other = shop.item("Screw", 1);
        String movement = json(shop.api().get(path(other)))
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("id");

        shop.app().clock().tick(Duration.ofMillis(5));
        assertThat(outcome(shop.api().get(path(shop.item("Bolt", 0)) + "?starting_after=" + movement)))
                .isEqualTo("400 cursor-unknown");
        assertThat(outcome(shop.api().get(path(item) + "?starting_after=00000000-0000-0000-0000-000000000000")))
                .isEqualTo("400 cursor-unknown");
        assertThat(outcome(shop.api().get("/api/items/" + UUID.randomUUID() + "/stock-movements")))
                .isEqualTo("404 not-found");
    }

    @Test
    void thereIsNeverLessThanNothing() throws Exception {
        JsonObject item = shop.item("Soap", 3);

        assertThat(outcome(move(item, -4, "counted"))).isEqualTo("409 not-enough-stock");
        assertThat(outcome(move(item, -1_000_000_000, "counted"))).isEqualTo("409 not-enough-stock");
        assertThat(quantity(item)).isEqualTo(3);
        assertThat(outcome(move(item, -3, "counted"))).isEqualTo("201");
        assertThat(quantity(item)).isZero();
    }

    @Test
    void thereIsNeverMoreThanTheContractAllows() throws Exception {
        JsonObject item = shop.item("Rice", 1);

        assertThat(outcome(move(item, 1_000_000_000, "received"))).isEqualTo("422 stock-too-large");
        assertThat(outcome(move(item, 999_999_999, "received"))).isEqualTo("201");
        assertThat(outcome(move(item, 1, "received"))).isEqualTo("422 stock-too-large");
        assertThat(outcome(move(item, 1_000_000_001, "received"))).isEqualTo("400 invalid-request");
        assertThat(outcome(move(item, 0, "received"))).isEqualTo("400 invalid-request");
        assertThat(outcome(move(item, 1, "reserved"))).isEqualTo("400 invalid-request");
        assertThat(quantity(item)).isEqualTo(1_000_000_000);
    }

    @Test
    void stockOfWhatIsNotThereCannotMove() throws Exception {
        assertThat(outcome(move(new JsonObject().put("id", UUID.randomUUID().toString()), 1, "received")))
                .isEqualTo("404 not-found");
    }

    @Test
    void theSameKeyMovesOnce() throws Exception {
        JsonObject item = shop.item("Salt", 3);
        JsonObject movement = new JsonObject().put("change", -2).put("reason", "damaged");

        HttpResponse<String> first =
                shop.api().with("Idempotency-Key", "move-once").post(path(item), movement);
        HttpResponse<String> again =
                shop.api().with("Idempotency-Key", "move-once").post(path(item), movement);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(quantity(item)).isEqualTo(1);
    }

    @Test
    void ofManyWhoTakeTheLastPiecesAsManySucceedAsThereAre() throws Exception {
        JsonObject item = shop.item("Last pieces", 10);
        List<Callable<String>> takers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            takers.add(() -> outcome(move(item, -1, "damaged")));
        }

        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var outcome : threads.invokeAll(takers)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn("201"::equals).hasSize(10);
        assertThat(outcomes).filteredOn("409 not-enough-stock"::equals).hasSize(20);
        assertThat(quantity(item)).isZero();
    }

    @Test
    void aMovementOutlivesTheUser() throws Exception {
        JsonObject item = shop.item("Orphan", 1);
        shop.app().database().execute("update stock_movements set user_id = null where item_id = ?", Shop.id(item));

        assertThat(json(shop.api().get(path(item)))
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .containsKey("userName"))
                .isFalse();
    }
}
