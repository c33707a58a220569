package io.quittance.catalog;

import static io.quittance.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Shop;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items found by words. */
@Tag("database")
class ItemSearchTest {

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

    private static JsonObject page(String query) {
        try {
            return json(shop.api().get("/api/items" + query));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Words by their beginnings, in any order, all of them.
        "cof, Coffee dark",
        "dark cof, Coffee dark",
        "coffee tea, ''",
        "offee, ''",
        // In the number and the description too.
        "k-77, Coffee dark",
        "77, Coffee dark",
        "ROAST, Coffee dark",
        "o'br, O'Brien tea",
        // Signs part words, and never mean anything.
        "coffee:dark, Coffee dark",
        "coffee & !dark, Coffee dark",
        "'coffee:* | tea', ''",
        "\\, 'Coffee dark,Ωmega Άλφα,O''Brien tea,ŞİŞ kebap,Straße'",
        // Other scripts, in capitals or not.
        "ωμ, Ωmega Άλφα",
        "ΆΛΦ, Ωmega Άλφα",
        "şi, ŞİŞ kebap",
        "12.5, Straße",
        "-5, Straße",
        "{}, 'Coffee dark,Ωmega Άλφα,O''Brien tea,ŞİŞ kebap,Straße'",
        "'\"stra', Straße",
        "stra, Straße",
        "STRASSE, Straße",
        "strase, ''",
        "αλφα, Ωmega Άλφα",
        "sis, ŞİŞ kebap",
        // Typographic or plain, quotes and dashes part words.
        "O’Br, O'Brien tea",
        "brien, O'Brien tea",
        "“Coffee” – dark, Coffee dark",
        "k–77, Coffee dark",
        "k77, Coffee dark",
        // A symbol is a word.
        "%, ''",
    })
    void wordsAreFoundByTheirBeginnings(String search, String expected) throws Exception {
        shop.item(new JsonObject()
                .put("sku", "K-77")
                .put("name", "Coffee dark")
                .put("description", "Slow roast")
                .put("priceSats", 1));
        add("O'Brien tea", 1, 1);
        add("ωμέγα", 1, 1);
        shop.app()
                .database()
                .execute("update items set name = 'Ωmega Άλφα', description = 'ωμέγα' where name = 'ωμέγα'");
        add("ŞİŞ kebap", 1, 1);
        shop.item(new JsonObject()
                .put("name", "Straße")
                .put("description", "12.5 kg -5")
                .put("priceSats", 1));

        String query = URLEncoder.encode(search, StandardCharsets.UTF_8);
        List<String> found = names("?search=" + query);

        assertThat(found).containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(","));
    }

    @Test
    void turkishLettersAreFoundWithAndWithoutTheirMarks() throws Exception {
        add("ışık", 1, 1);
        add("Isik", 1, 1);
        add("IRMAK", 1, 1);

        assertThat(names("?search=%C4%B1%C5%9F")).containsExactlyInAnyOrder("ışık", "Isik");
        assertThat(names("?search=is")).containsExactlyInAnyOrder("ışık", "Isik");
        assertThat(names("?search=irm")).containsExactly("IRMAK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Café crème       | cafe creme
            Café crème       | CAFÉ
            Cafe creme       | café
            Smørrebrød       | smorrebrod
            Łódź             | lodz
            Weißbier         | weissbier
            Weissbier        | weiß
            Œuvre            | oeuvre
            Müsli            | mu\u0308sli
            Mu\u0308sli      | müsli
            „Pro“ Kabel      | pro
            “Pro” cable      | "pro"
            O’Brian          | o'brian
            O'Brian          | O’Brian
            X—Ray            | ray
            Rabatt 50%       | 50%
            Rabatt 50 %      | %
            Tee 5€           | €
            m² Stoff         | m2
            ﬁne Tee          | fine
            Kaffee\u00ADhaus | kaffeehaus
            Tee 🍵           | 🍵
            Ёлка             | елка
            """)
    void whatIsTypedIsFound(String name, String search) throws Exception {
        add(name, 1, 1);
        add("Something else", 1, 1);

        assertThat(names("?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8)))
                .containsExactly(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @Test
    void namesAreSortedAsPeopleSort() throws Exception {
        List<String> sorted =
                List.of("Apfel", "Ärzte", "asche", "Éclair", "Ente", "Øl", "Ost", "zebra", "Zoo", "Ωmega");
        for (String name : sorted.reversed()) {
            add(name, 1, 1);
        }

        assertThat(shop.all("/api/items?sort=name", "name", 3)).isEqualTo(sorted);
        assertThat(shop.all("/api/items?sort=-name", "name", 3)).isEqualTo(sorted.reversed());
    }

    /** More than the part of the index that is walked before all that fit are collected. */
    @Test
    void aWordIsFoundOnEveryPageWhetherItIsRareOrCommon() throws Exception {
        addMany(3_000, "common stone");
        addMany(60, "zebra stone");
        shop.app().database().execute("update items set name = name || ' ' || right(id::text, 6)");

        assertThat(shop.all("/api/items?search=zebra", "name", 25))
                .hasSize(60)
                .isSorted()
                .allMatch(name -> name.startsWith("zebra"));
        List<String> stones = shop.all("/api/items?search=stone", "id", 200);
        assertThat(stones).hasSize(3_060).doesNotHaveDuplicates();
        assertThat(stones).isEqualTo(shop.all("/api/items", "id", 200));
        assertThat(shop.all("/api/items?search=zebra&sort=-name", "name", 7))
                .isSortedAccordingTo(Collections.reverseOrder())
                .hasSize(60);
        assertThat(IntStream.of(1, 59, 60, 61)
                        .mapToObj(limit -> page("?search=zebra&limit=" + limit))
                        .map(page -> page.getBoolean("has_more")))
                .containsExactly(true, true, false, false);
    }
}
