package io.quittance.catalog;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Shop;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items from CSV files, sound and hostile, and back. */
@Tag("database")
class ItemImportTest {

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
        HttpResponse<String> response = shop.csv(PATH, lines);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    /** Rows, created, updated, unchanged, applied. */
    private static String counts(JsonObject report) {
        return List.of("rows", "created", "updated", "unchanged", "applied").stream()
                .map(field -> report.getValue(field).toString())
                .collect(Collectors.joining(" "));
    }

    /** Line, column and code of every error. */
    private static List<String> errors(JsonObject report) {
        return report.getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error ->
                        error.getInteger("line") + " " + error.getString("column") + " " + error.getString("code"))
                .toList();
    }

    private static JsonObject item(String sku) throws Exception {
        return json(shop.api().get("/api/items?limit=200")).getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .filter(item -> sku.equals(item.getString("sku")))
                .findFirst()
                .orElseThrow();
    }

    private static long items() {
        return (Long) shop.app().database().value("select count(*) from items");
    }

    @Test
    void rowsBecomeItemsWithTheirStock() throws Exception {
        JsonObject report = report(
                HEAD,
                "C-1,Coffee,\"Dark, \"\"whole\"\"\r\nbeans\",2100000000000000,7,2,2028-02-29",
                "C-2,Tea,,0,,,",
                ",Loose,,5,1,,");

        assertThat(counts(report)).isEqualTo("3 3 0 0 true");
        JsonObject coffee = item("C-1");
        assertThat(coffee.getString("description")).isEqualTo("Dark, \"whole\"\nbeans");
        assertThat(coffee.getLong("priceSats")).isEqualTo(2_100_000_000_000_000L);
        assertThat(coffee.getInteger("quantity")).isEqualTo(7);
        assertThat(coffee.getInteger("lowStockThreshold")).isEqualTo(2);
        assertThat(coffee.getString("expiresOn")).isEqualTo("2028-02-29");
        assertThat(item("C-2").getInteger("quantity")).isZero();
        JsonObject movement = json(shop.api().get("/api/items/" + coffee.getString("id") + "/stock-movements"))
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(movement.getString("reason")).isEqualTo("imported");
        assertThat(movement.getString("userName")).isEqualTo("Test manager");
    }

    @Test
    void knownNumbersAreChangedAndTheDifferenceIsAMovement() throws Exception {
        report(HEAD, "a,Ant,x,1,10,3,2028-01-01", "b,Bee,y,2,10,3,", "c,Cat,z,3,10,3,");
        String id = item("a").getString("id");

        JsonObject report = report(HEAD, "A,Ant,x,1,4,3,", "b,Bee,y,2,10,3,", "d,Dog,,1,1,1,");

        assertThat(counts(report)).isEqualTo("3 1 1 1 true");
        JsonObject ant = item("A");
        assertThat(ant.getString("id")).isEqualTo(id);
        assertThat(ant.getInteger("quantity")).isEqualTo(4);
        assertThat(ant.containsKey("expiresOn")).isFalse();
        assertThat(item("c").getInteger("quantity")).isEqualTo(10);
        assertThat(shop.all("/api/items/" + id + "/stock-movements", "change", 10))
                .containsExactlyInAnyOrder("10", "-6");
    }

    @Test
    void whatTheFileDoesNotSayStays() throws Exception {
        report(HEAD, "a,Ant,Long text,1,10,3,2028-01-01");

        JsonObject report = report("priceSats,sku,name", "9,a,Ant");

        assertThat(counts(report)).isEqualTo("1 0 1 0 true");
        assertThat(item("a").remove("id")).isNotNull();
        JsonObject ant = item("a");
        assertThat(List.of(
                        ant.getString("description"),
                        ant.getInteger("priceSats"),
                        ant.getInteger("quantity"),
                        ant.getInteger("lowStockThreshold"),
                        ant.getString("expiresOn")))
                .containsExactly("Long text", 9, 10, 3, "2028-01-01");
        assertThat(counts(report(HEAD, "a,Ant,Long text,9,,,2028-01-01"))).isEqualTo("1 0 0 1 true");
    }

    @Test
    void aDryRunSaysTheSameAndDoesNothing() throws Exception {
        report(HEAD, "a,Ant,,1,10,3,");

        HttpResponse<String> dry = shop.csv(PATH + "?dryRun=true", HEAD, "a,Bee,,1,11,3,", "b,Bee,,1,1,1,");

        assertThat(counts(json(dry))).isEqualTo("2 1 1 0 false");
        assertThat(items()).isEqualTo(1);
        assertThat(item("a").getString("name")).isEqualTo("Ant");
    }

    @Test
    void everyBadRowIsReportedAndNothingIsChanged() throws Exception {
        report(HEAD, "known,Known,,1,1,1,");

        JsonObject report = report(
                HEAD,
                "good,Good,,1,1,1,",
                ",,,,,,",
                "x1,\"two",
                "lines\",,1,1,1,",
                "x2,Name,,1.5,-1,1e3,tomorrow",
                "x3,Name,,2100000000000001,1000000001,99999999999999999999,2027-02-29",
                "x4,Name,,1,1,1,,extra",
                "x5,Name",
                "a".repeat(61) + ",Name\u202E,,1,1,1,",
                "known,Changed,,1,1,1,");

        assertThat(counts(report)).isEqualTo("9 1 1 0 false");
        assertThat(errors(report))
                .containsExactly(
                        "3 name required",
                        "3 priceSats required",
                        "4 name malformed",
                        "6 priceSats malformed",
                        "6 quantity malformed",
                        "6 lowStockThreshold malformed",
                        "6 expiresOn malformed",
                        "7 priceSats too-large",
                        "7 quantity too-large",
                        "7 lowStockThreshold malformed",
                        "7 expiresOn malformed",
                        "8  wrong-cell-count",
                        "9  wrong-cell-count",
                        "10 sku too-long",
                        "10 name malformed");
        assertThat(items()).isEqualTo(1);
        assertThat(item("known").getString("name")).isEqualTo("Known");
    }

    @Test
    void aFileContradictingItselfOrTheShopIsReported() throws Exception {
        report(HEAD, "old,Old,,1,1,1,", "taken,Taken,,1,1,1,", "mine,Mine,,1,1,1,");
        String old = item("old").getString("id");
        String mine = item("mine").getString("id");
        assertThat(outcome(shop.api().delete("/api/items/" + old))).isEqualTo("204");

        JsonObject report = report(
                "id," + HEAD,
                ",new,New,,1,1,1,",
                ",NEW,New again,,1,1,1,",
                UUID.randomUUID() + ",nobody,Nobody,,1,1,1,",
                ",old,Old,,1,1,1,",
                mine + ",taken,Mine,,1,1,1,",
                mine + ",mine,Mine,,1,1,1,",
                "not-an-id,x,X,,1,1,1,");

        assertThat(errors(report))
                .containsExactly(
                        "3 sku duplicate-row",
                        "4 id unknown-id",
                        "5 sku item-archived",
                        "6 sku sku-taken",
                        "7 sku duplicate-row",
                        "8 id malformed");
        assertThat(items()).isEqualTo(3);
    }

    @Test
    void anIdRenamesAndRenumbers() throws Exception {
        report(HEAD, "before,Before,,1,1,1,");
        String id = item("before").getString("id");

        assertThat(counts(report("id," + HEAD, id + ",after,After,,1,1,1,"))).isEqualTo("1 0 1 0 true");

        assertThat(item("after").getString("id")).isEqualTo(id);
    }

    @Test
    void columnsComeInAnyOrderWithSemicolonsAndAByteOrderMark() throws Exception {
        byte[] file = "\uFEFFNAME; priceSats ;SKU;description\r\nΚαφές;5;α;\"a;b,c\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> imported = shop.send("POST", PATH, "text/csv; charset=utf-8", file);

        assertThat(counts(json(imported))).isEqualTo("1 1 0 0 true");
        assertThat(item("α").getString("name")).isEqualTo("Καφές");
        assertThat(item("α").getString("description")).isEqualTo("a;b,c");
        // The number is compared as people do.
        assertThat(counts(report("sku,name,priceSats", "Α,Καφές,5"))).isEqualTo("1 0 1 0 true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|The file is empty",
                "'sku,name\na,b'|lacks priceSats",
                "'sku,name,priceSats,price\na,b,1,1'|no column 'price'",
                "'sku,name,priceSats,Name\na,b,1,c'|stands twice",
                "'sku\tname\tpriceSats\na\tb\t1'|no column",
                "'sku,name,priceSats\n\"a\"b,c,1'|no CSV",
                "'sku,name,priceSats\na,\"b,1\nc,d,1'|no CSV",
                "'PK\u0003\u0004'|no column",
            })
    void whatIsNoSuchFileIsRefused(String file, String said) throws Exception {
        HttpResponse<String> refused = shop.csv(PATH, file);

        assertThat(outcome(refused)).isEqualTo("422 invalid-csv");
        assertThat(json(refused).getString("detail")).contains(said);
    }

    @Test
    void otherEncodingsAreRefusedAndNotGuessed() throws Exception {
        String file = "sku,name,priceSats\na,Käse,1";

        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            assertThat(outcome(shop.send("POST", PATH, "text/csv", file.getBytes(charset))))
                    .isEqualTo("422 invalid-csv");
        }
        assertThat(outcome(shop.send("POST", PATH, "text/csv", new byte[] {'a', (byte) 0xC0, (byte) 0x80})))
                .isEqualTo("422 invalid-csv");
        assertThat(outcome(shop.send("POST", PATH, "application/json", new byte[] {'1'})))
                .isEqualTo("415 unsupported-media-type");
    }

    @Test
    void noMoreThanAThousandErrorsAreListed() throws Exception {
        String[] lines = IntStream.range(0, 3_000)
                .mapToObj(i -> i == 0 ? "sku,name,priceSats" : "s" + i + ",,")
                .toArray(String[]::new);

        JsonObject report = report(lines);

        assertThat(counts(report)).isEqualTo("2999 0 0 0 false");
        assertThat(errors(report)).hasSize(1_000).startsWith("2 name required", "2 priceSats required");
    }

    @Test
    void moreRowsThanMemoryShouldHoldAreRefused() throws Exception {
        byte[] file = ("sku,name,priceSats\n" + ",a,1\n".repeat(100_001)).getBytes(StandardCharsets.UTF_8);

        assertThat(outcome(shop.send("POST", PATH, "text/csv", file))).isEqualTo("422 invalid-csv");
    }

    @Test
    void fiftyThousandRowsGoInAndOutAndInAgain() throws Exception {
        String rows = IntStream.range(0, 50_000)
                .mapToObj(i -> "sku-%d,Name %d,%d,%d".formatted(i, i, i, i % 50))
                .collect(Collectors.joining("\n"));

        assertThat(counts(report("sku,name,priceSats,quantity", rows))).isEqualTo("50000 50000 0 0 true");
        assertThat(counts(report("sku,name,priceSats,quantity", rows))).isEqualTo("50000 0 0 50000 true");
        assertThat(counts(report("sku,name,priceSats,quantity", rows.replace("Name", "Item"))))
                .isEqualTo("50000 0 50000 0 true");
        assertThat(shop.app().database().value("select count(*) from stock_movements"))
                .isEqualTo(49_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+41 44", "-5", "@SUM(A1)", "'=1", "''+", "'quoted", "=cmd|' /C calc'!A0", "＝1", "1=1"})
    void whatLooksLikeAFormulaIsTextAndComesBackAsItWas(String text) throws Exception {
        JsonObject item = shop.item(new JsonObject()
                .put("sku", text)
                .put("name", text)
                .put("description", text + "\n=2")
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

    @Test
    void importsAndMovementsAtTheSameTimeLoseNothing() throws Exception {
        List<String> rows = IntStream.range(0, 40)
                .mapToObj(i -> "s%d,Name,%d,50".formatted(i, i))
                .toList();
        String[] file = Stream.concat(Stream.of("sku,name,priceSats,quantity"), rows.stream())
                .toArray(String[]::new);
        String[] reversed = Stream.concat(Stream.of("sku,name,priceSats,quantity"), rows.reversed().stream())
                .toArray(String[]::new);
        report(file);
        List<String> ids = shop.all("/api/items", "id", 200);
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            JsonObject movement = new JsonObject().put("change", -1).put("reason", "damaged");
            String path = "/api/items/" + ids.get(i) + "/stock-movements";
            String[] lines = i % 2 == 0 ? file : reversed;
            work.add(() -> outcome(shop.api().post(path, movement)));
            work.add(() -> outcome(shop.csv(PATH, lines)));
        }

        Set<String> outcomes = new TreeSet<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var outcome : threads.invokeAll(work)) {
                outcomes.add(outcome.get());
            }
        }

        // Whether imports met each other is left to chance; that nothing is lost is checked after every test.
        assertThat(outcomes).contains("200", "201").isSubsetOf("200", "201", "503 overloaded");
        assertThat(counts(report(file))).startsWith("40 0 ").endsWith(" true");
        assertThat(shop.app().database().value("select sum(quantity) from items"))
                .isEqualTo(2_000L);
    }
}
