package io.quittance.catalog;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static io.quittance.Shop.counts;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Shop;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items as CSV files, and back. */
@Tag("database")
class ItemExportTest {

    private static final String PATH = "/api/items/import";
    private static final String HEAD = "sku,name,description,priceSats,quantity,lowStockThreshold,expiresOn";

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
        shop.app().database().execute("delete from stock_movements");
        shop.app().database().execute("delete from items");
    }

    private static JsonObject report(String... lines) throws Exception {
        return shop.imported(PATH, lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+41 44",
                "-5",
                "@SUM(A1)",
                "'=1",
                "''+",
                "'quoted",
                "=cmd|' /C calc'!A0",
                "＝1",
                "1=1",
                "a;=1",
                "a;'=1",
                "a; \"@1\""
            })
    void whatLooksLikeAFormulaIsTextAndComesBackAsItWas(String text) throws Exception {
        JsonObject item = shop.item(new JsonObject()
                .put("sku", text)
                .put("name", text)
                .put("description", text + "\n=2;＋3\n\n;-4")
                .put("priceSats", 1)
                .put("quantity", 3)
                .put("expiresOn", "2027-01-01"));
        String exported = shop.api().get("/api/items/export").body();

        assertThat(exported.lines().skip(1).findFirst().orElseThrow().split(",")[1])
                .doesNotMatch("\"?[=+\\-@＝].*");
        JsonObject report = report(exported);
        assertThat(counts(report)).isEqualTo("1 0 0 1 true");
        assertThat(json(shop.api().get("/api/items/" + item.getString("id")))).isEqualTo(item);
    }

    @Test
    void whatIsExportedCanBeImportedAndChangesNothing() throws Exception {
        report(
                HEAD,
                "C-1,Coffee,\"Dark, \"\"whole\"\"\nbeans\",2100000000000000,7,2,2028-02-29",
                ",Loose,'leading,5,1,,",
                ",Loose,no number twice,5,1,,",
                "ΣΊΣΥΦΟΣ,ışık; semicolon,,0,0,0,");
        JsonObject archived = shop.item("Archived", 1);
        assertThat(outcome(shop.api().delete("/api/items/" + archived.getString("id"))))
                .isEqualTo("204");
        HttpResponse<String> export = shop.api().get("/api/items/export");

        assertThat(export.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(export.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"items.csv\"");
        assertThat(export.body())
                .startsWith("\uFEFFid,sku,name,description,priceSats,quantity,lowStockThreshold,expiresOn\r\n");
        assertThat(export.body()).doesNotContain("Archived");
        JsonObject report = report(export.body());
        assertThat(counts(report)).isEqualTo("4 0 0 4 true");
        assertThat(shop.api().get("/api/items/export").body()).isEqualTo(export.body());
    }

    @Test
    void theExportHasEveryItemHoweverManyThereAre() throws Exception {
        shop.app()
                .database()
                .execute("insert into items (id, name, price_sats, created_at)"
                        + " select gen_random_uuid(), 'Item', 1, now() from generate_series(1, 2500)");

        assertThat(shop.api().get("/api/items/export").body().lines()).hasSize(2_501);
        assertThat(shop.app()
                        .send(shop.app()
                                .request("/api/items/export", shop.manager().headers())
                                .HEAD())
                        .statusCode())
                .isEqualTo(200);
    }
}
