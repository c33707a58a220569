package io.quittance.catalog;

import static io.quittance.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Shop;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** What tests of imports begin and end with: a shop whose stock is the sum of its movements after each, and is emptied. */
@Tag("database")
class ItemImports {

    static final String PATH = "/api/items/import";
    static final String HEAD = "sku,name,description,priceSats,quantity,lowStockThreshold,expiresOn";

    static Shop shop;

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
        shop.app().database().execute("delete from stock_movements");
        shop.app().database().execute("delete from items");
    }

    static JsonObject report(String... lines) throws Exception {
        return shop.imported(PATH, lines);
    }

    static JsonObject item(String sku) throws Exception {
        return json(shop.api().get("/api/items?limit=200")).getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .filter(item -> sku.equals(item.getString("sku")))
                .findFirst()
                .orElseThrow();
    }

    static long items() {
        return (Long) shop.app().database().value("select count(*) from items");
    }
}
