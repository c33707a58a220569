package io.quittance.catalog;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static io.quittance.Shop.counts;
import static io.quittance.Shop.errors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Items from CSV files that are as they should be. */
class ItemImportTest extends ItemImports {

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

    /** As the database folds letters: to Java the first two differ, and it takes the last two for one. */
    @Test
    void numbersAreTheSameWhereTheDatabaseTakesThemForTheSame() throws Exception {
        assumeThat(shop.app().database().value("select lower('\u0130') = 'i' and lower('\u03c2') <> '\u03c3'"))
                .isEqualTo(true);

        assertThat(errors(report(HEAD, "f\u0130g,Fig,,1,1,,", "fig,Fig again,,1,1,,")))
                .containsExactly("3 sku duplicate-row");
        assertThat(counts(report(HEAD, "s\u03c2,Final,,1,1,,", "s\u03c3,Other,,1,1,,")))
                .isEqualTo("2 2 0 0 true");
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
