package io.quittance.catalog;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.Shop;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Items one by one: made, read, changed, archived. */
@Tag("database")
class ItemsTest {

    private static Shop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = Shop.open();
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    private static JsonObject coffee(String sku) {
        return new JsonObject()
                .put("sku", sku)
                .put("name", "Coffee")
                .put("description", "Dark.\nWhole beans.")
                .put("priceSats", 2_100_000_000_000_000L)
                .put("quantity", 7)
                .put("lowStockThreshold", 2)
                .put("expiresOn", "2028-02-29");
    }

    @Test
    void whatWasAddedIsReadAsItWasSent() throws Exception {
        HttpResponse<String> added = shop.api().post("/api/items", coffee("C-1"));

        assertThat(added.statusCode()).isEqualTo(201);
        JsonObject item = json(added);
        assertThat(added.headers().firstValue("Location")).contains("/api/items/" + item.getString("id"));
        assertThat(added.headers().firstValue("ETag")).contains("\"1\"");
        HttpResponse<String> read = shop.api().get("/api/items/" + item.getString("id"));
        assertThat(json(read)).isEqualTo(item);
        assertThat(read.headers().firstValue("ETag")).contains("\"1\"");
        coffee("C-1").forEach(field -> assertThat(item.getValue(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
        assertThat(item.getBoolean("archived")).isFalse();
        assertThat(item.getBoolean("hasPicture")).isFalse();
        assertThat(item.getString("createdAt"))
                .isEqualTo(shop.app()
                        .clock()
                        .instant()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString());
    }

    @Test
    void theFirstStockIsAMovement() throws Exception {
        JsonObject item = shop.item("Mug", 5);

        JsonObject movement = json(shop.api().get("/api/items/" + item.getString("id") + "/stock-movements"))
                .getJsonArray("data")
                .getJsonObject(0);

        assertThat(movement.getInteger("change")).isEqualTo(5);
        assertThat(movement.getString("reason")).isEqualTo("initial");
        assertThat(movement.getString("userName")).isEqualTo("Test manager");
    }

    @Test
    void anItemWithoutStockHasNoMovement() throws Exception {
        JsonObject item = shop.item("Nothing there", 0);

        assertThat(json(shop.api().get("/api/items/" + item.getString("id") + "/stock-movements"))
                        .getJsonArray("data"))
                .isEmpty();
    }

    @Test
    void twoItemsNeverHaveTheSameNumberInCapitalsOrNot() throws Exception {
        shop.item(coffee("Twice-1"));

        assertThat(outcome(shop.api().post("/api/items", coffee("tWICE-1")))).isEqualTo("409 sku-taken");

        JsonObject other = shop.item(coffee("Other-1"));
        assertThat(outcome(shop.api()
                        .with("If-Match", "\"1\"")
                        .put("/api/items/" + other.getString("id"), change("Twice-1", "Coffee"))))
                .isEqualTo("409 sku-taken");
    }

    @Test
    void numbersAreComparedAsTheyAreAndNotAsTurkishWouldHaveIt() throws Exception {
        shop.item(coffee("TITIZ"));

        assertThat(outcome(shop.api().post("/api/items", coffee("titiz")))).isEqualTo("409 sku-taken");
        assertThat(outcome(shop.api().post("/api/items", coffee("tıtız")))).isEqualTo("201");
    }

    @Test
    void spaceAroundTextsIsLeftOut() throws Exception {
        JsonObject item = shop.item(new JsonObject()
                .put("sku", " S-1 ")
                .put("name", "  Padded  name ")
                .put("description", "\n a \n")
                .put("priceSats", 0));

        assertThat(item.getString("sku")).isEqualTo("S-1");
        assertThat(item.getString("name")).isEqualTo("Padded  name");
        assertThat(item.getString("description")).isEqualTo("a");
    }

    private static JsonObject change(String sku, String name) {
        return new JsonObject().put("sku", sku).put("name", name).put("priceSats", 5);
    }

    @Test
    void aChangeReplacesEverythingButTheStock() throws Exception {
        JsonObject item = shop.item(coffee("R-1"));
        String path = "/api/items/" + item.getString("id");

        HttpResponse<String> changed = shop.api()
                .with("If-Match", "\"1\"")
                .put(path, new JsonObject().put("name", "Tea").put("priceSats", 5));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(json(changed))
                .isEqualTo(new JsonObject()
                        .put("id", item.getString("id"))
                        .put("name", "Tea")
                        .put("description", "")
                        .put("priceSats", 5)
                        .put("quantity", 7)
                        .put("lowStockThreshold", 0)
                        .put("archived", false)
                        .put("hasPicture", false)
                        .put("createdAt", item.getString("createdAt")));
        assertThat(json(shop.api().get(path))).isEqualTo(json(changed));
    }

    @Test
    void aChangeMustBeBasedOnWhatIsThere() throws Exception {
        JsonObject item = shop.item(coffee("V-1"));
        String path = "/api/items/" + item.getString("id");

        assertThat(outcome(shop.api().put(path, change("V-1", "a")))).isEqualTo("428 precondition-required");
        assertThat(outcome(shop.api().with("If-Match", "\"2\"").put(path, change("V-1", "a"))))
                .isEqualTo("412 changed-meanwhile");
        assertThat(outcome(shop.api().with("If-Match", "\"x\"").put(path, change("V-1", "a"))))
                .isEqualTo("412 changed-meanwhile");
        assertThat(outcome(shop.api()
                        .with("If-Match", "\"1\"")
                        .put("/api/items/" + UUID.randomUUID(), change("V-2", "a"))))
                .isEqualTo("404 not-found");
        assertThat(json(shop.api().get(path)).getString("name")).isEqualTo("Coffee");
    }

    @Test
    void onlyWhatWasSeenIsArchived() throws Exception {
        JsonObject item = shop.item(coffee("Seen-1"));
        String path = "/api/items/" + item.getString("id");
        shop.api().with("If-Match", "\"1\"").put(path, change("Seen-1", "Tea"));
        HttpResponse<String> refused = shop.api().with("If-Match", "\"1\"").delete(path);

        assertThat(outcome(refused)).isEqualTo("412 changed-meanwhile");
        assertThat(json(refused).getString("detail")).contains("\"1\"", "\"2\"");
        assertThat(json(shop.api().get(path)).getBoolean("archived")).isFalse();
        assertThat(outcome(shop.api().with("If-Match", "\"2\"").delete(path))).isEqualTo("204");
        // The answer was lost, and it is asked for again.
        assertThat(outcome(shop.api().with("If-Match", "\"2\"").delete(path))).isEqualTo("204");
        assertThat(outcome(shop.api().with("If-Match", "\"1\"").delete("/api/items/" + UUID.randomUUID())))
                .isEqualTo("404 not-found");
        assertThat(outcome(shop.api().with("If-Match", "1").delete(path))).isEqualTo("400 invalid-request");
        String other = "/api/items/" + shop.item(coffee("Weak-1")).getString("id");
        HttpResponse<String> weak = shop.api().with("If-Match", "W/\"1\"").delete(other);
        assertThat(outcome(weak)).isEqualTo("412 changed-meanwhile");
        assertThat(json(weak).getString("detail")).contains("Weak tags").doesNotContain("Somebody changed it");
    }

    @Test
    void ofManyChangesBasedOnTheSameVersionOneHappens() throws Exception {
        JsonObject item = shop.item(coffee("M-1"));
        String path = "/api/items/" + item.getString("id");
        List<Callable<String>> changes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = "Name " + i;
            changes.add(() -> outcome(shop.api().with("If-Match", "\"1\"").put(path, change("M-1", name))));
        }

        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<String> outcome : threads.invokeAll(changes)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn("200"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("412 changed-meanwhile"::equals).hasSize(11);
        assertThat(json(shop.api().get(path)).getString("name")).isEqualTo("Name " + outcomes.indexOf("200"));
    }

    @Test
    void anArchivedItemIsKeptAndCanComeBack() throws Exception {
        JsonObject item = shop.item(coffee("A-1"));
        String path = "/api/items/" + item.getString("id");

        assertThat(outcome(shop.api().delete(path))).isEqualTo("204");
        assertThat(outcome(shop.api().delete(path))).isEqualTo("204");

        HttpResponse<String> archived = shop.api().get(path);
        assertThat(json(archived).getBoolean("archived")).isTrue();
        assertThat(archived.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(outcome(shop.api().post("/api/items", coffee("A-1")))).isEqualTo("409 sku-taken");

        HttpResponse<String> restored = shop.api().post(path + "/restore", null);
        assertThat(json(restored)).isEqualTo(item);
        assertThat(restored.headers().firstValue("ETag")).contains("\"3\"");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        String path = "/api/items/" + UUID.randomUUID();
        Api api = shop.api();

        assertThat(outcome(api.get(path))).isEqualTo("404 not-found");
        assertThat(outcome(api.delete(path))).isEqualTo("404 not-found");
        assertThat(outcome(api.post(path + "/restore", null))).isEqualTo("404 not-found");
        assertThat(outcome(api.get("/api/items/1"))).isEqualTo("400 invalid-request");
    }

    @Test
    void theSameKeyAddsOnce() throws Exception {
        Api api = shop.api().with("Idempotency-Key", "item-once");

        HttpResponse<String> first = api.post("/api/items", coffee("I-1"));
        HttpResponse<String> again = api.post("/api/items", coffee("I-1"));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(outcome(api.post("/api/items", coffee("I-2")))).isEqualTo("422 idempotency-key-reused");
        assertThat(Objects.requireNonNull(shop.app().database().value("select count(*) from items where sku = 'I-1'")))
                .isEqualTo(1L);
    }
}
