package io.quittance.catalog;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Shop;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items in lists: orders, pages, filters. */
@Tag("database")
class ItemListTest {

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
    void clear() {
        shop.app().database().execute("delete from stock_movements");
        shop.app().database().execute("delete from items");
    }

    private static List<String> names(String query) throws Exception {
        return shop.all("/api/items" + query, "name", 200);
    }

    private static void add(String name, int price, int quantity) throws Exception {
        shop.item(new JsonObject().put("name", name).put("priceSats", price).put("quantity", quantity));
    }

    /** Many at once, as an import of another program might leave them. */
    private static void addMany(int count, String name) {
        shop.app().database().execute("""
                        insert into items (id, name, price_sats, quantity, created_at)
                        select gen_random_uuid(), ?, 7, 3, now() from generate_series(1, ?)
                        """, name, count);
    }

    @Test
    void aShopWithoutItemsHasAnEmptyPage() throws Exception {
        assertThat(shop.api().get("/api/items").body()).isEqualTo("{\"data\":[],\"has_more\":false}");
    }

    @ParameterizedTest
    @CsvSource({
        "name, Ant Bee cat Dog",
        "-name, Dog cat Bee Ant",
        "priceSats, Dog Bee Ant cat",
        "-priceSats, cat Ant Bee Dog",
        "quantity, cat Ant Dog Bee",
        "-quantity, Bee Dog Ant cat",
    })
    void theyComeInTheOrderThatIsAskedFor(String sort, String expected) throws Exception {
        add("cat", 40, 1);
        add("Bee", 20, 9);
        add("Dog", 10, 5);
        add("Ant", 30, 2);

        assertThat(String.join(" ", names("?sort=" + sort))).isEqualTo(expected);
        assertThat(String.join(" ", shop.all("/api/items?sort=" + sort, "name", 1)))
                .isEqualTo(expected);
    }

    @Test
    void withoutAnOrderTheyComeByName() throws Exception {
        add("b", 1, 1);
        add("a", 2, 2);

        assertThat(names("")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"name", "-name", "priceSats", "-quantity"})
    void equalsAreOnOnePageEachHoweverTheListIsCut(String sort) throws Exception {
        addMany(23, "Same");

        List<String> whole = shop.all("/api/items?sort=" + sort, "id", 200);
        assertThat(whole).hasSize(23).doesNotHaveDuplicates();
        for (int limit : new int[] {1, 2, 7, 22, 23}) {
            assertThat(shop.all("/api/items?sort=" + sort, "id", limit)).isEqualTo(whole);
        }
        List<String> backwards = new ArrayList<>(whole);
        Collections.reverse(backwards);
        String reversed = sort.startsWith("-") ? sort.substring(1) : "-" + sort;
        assertThat(shop.all("/api/items?sort=" + reversed, "id", 5)).isEqualTo(backwards);
    }

    @Test
    void aPageSaysWhetherThereIsMore() throws Exception {
        addMany(51, "Same");

        JsonObject first = json(shop.api().get("/api/items"));

        assertThat(first.getJsonArray("data")).hasSize(50);
        assertThat(first.getBoolean("has_more")).isTrue();
        assertThat(json(shop.api().get("/api/items?limit=51")).getBoolean("has_more"))
                .isFalse();
        assertThat(outcome(shop.api().get("/api/items?limit=201"))).isEqualTo("400 invalid-request");
        assertThat(outcome(shop.api().get("/api/items?search="))).isEqualTo("400 invalid-request");
        assertThat(outcome(shop.api().get("/api/items?search=" + "x".repeat(101))))
                .isEqualTo("400 invalid-request");
        assertThat(outcome(shop.api().get("/api/items?limit=0"))).isEqualTo("400 invalid-request");
        assertThat(outcome(shop.api().get("/api/items?sort=id"))).isEqualTo("400 invalid-request");
    }

    @Test
    void theListGoesOnAfterAnItemThatWasArchivedMeanwhile() throws Exception {
        for (String name : List.of("a", "b", "c", "d")) {
            add(name, 1, 1);
        }
        JsonObject second =
                json(shop.api().get("/api/items?limit=2")).getJsonArray("data").getJsonObject(1);
        assertThat(outcome(shop.api().delete("/api/items/" + second.getString("id"))))
                .isEqualTo("204");

        assertThat(names("?starting_after=" + second.getString("id"))).containsExactly("c", "d");
    }

    @Test
    void aCursorThatNamesNothingIsRefused() throws Exception {
        add("a", 1, 1);
        String last = json(shop.api().get("/api/items"))
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("id");

        assertThat(outcome(shop.api().get("/api/items?starting_after=" + UUID.randomUUID())))
                .isEqualTo("400 cursor-unknown");
        assertThat(outcome(shop.api().get("/api/items?search=zzz&starting_after=" + UUID.randomUUID())))
                .isEqualTo("400 cursor-unknown");
        assertThat(names("?starting_after=" + last)).isEmpty();
    }

    @Test
    void archivedItemsAreAListOfTheirOwn() throws Exception {
        add("Sold", 1, 1);
        JsonObject old = shop.item("Old", 1);
        assertThat(outcome(shop.api().delete("/api/items/" + old.getString("id"))))
                .isEqualTo("204");

        assertThat(names("")).containsExactly("Sold");
        assertThat(names("?status=active")).containsExactly("Sold");
        assertThat(names("?status=archived")).containsExactly("Old");
        assertThat(names("?status=archived&search=old&sort=-priceSats")).containsExactly("Old");
        assertThat(names("?search=old")).isEmpty();
    }

    @Test
    void whatIsLowHasAsManyAsTheThresholdOrFewer() throws Exception {
        for (int quantity = 0; quantity < 5; quantity++) {
            shop.item(new JsonObject()
                    .put("name", "has " + quantity)
                    .put("priceSats", 10 - quantity)
                    .put("quantity", quantity)
                    .put("lowStockThreshold", 2));
        }

        assertThat(names("?stock=low")).containsExactly("has 0", "has 1", "has 2");
        assertThat(names("?stock=low&sort=priceSats")).containsExactly("has 2", "has 1", "has 0");
        assertThat(names("?stock=low&search=1")).containsExactly("has 1");
    }

    @Test
    void whatExpiresSoonIsToldByTheCalendarOfTheShop() throws Exception {
        LocalDate today = LocalDate.ofInstant(
                shop.app().clock().instant(), shop.app().configuration().shop().timeZone());
        Map.of("past", -1, "today", 0, "in 7", 7, "in 8", 8).forEach((name, days) -> shop.app()
                .database()
                .execute(
                        "insert into items (id, name, price_sats, created_at, expires_on) values (?, ?, 1, now(), ?)",
                        UUID.randomUUID(),
                        name,
                        today.plusDays(days)));
        add("never", 1, 1);

        assertThat(names("?stock=expiring")).containsExactly("in 7", "past", "today");
        assertThat(names("?stock=expiring&search=past")).containsExactly("past");
        assertThat(shop.app().clock().getZone()).isEqualTo(ZoneOffset.UTC);
    }
}
