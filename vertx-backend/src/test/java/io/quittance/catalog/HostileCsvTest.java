package io.quittance.catalog;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static io.quittance.Shop.counts;
import static io.quittance.Shop.errors;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV files that are not as they should be. */
class HostileCsvTest extends ItemImports {

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
}
