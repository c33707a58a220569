package io.quittance.customer;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.Shop;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers one by one and in lists, and how they are forgotten. */
@Tag("database")
class CustomersTest {

    private static Shop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = Shop.open();
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    @BeforeEach
    void clear() {
        shop.app().database().execute("delete from sales");
        shop.app().database().execute("delete from purchases");
        shop.app().database().execute("delete from customers");
    }

    private static JsonObject ana() {
        return new JsonObject()
                .put("name", "Ana Lindqvist")
                .put("phone", "+41 44 555 01 02")
                .put("email", "Ana@Shop.example")
                .put("address", "1 Main Street\n8000 Zürich");
    }

    private static String path(JsonObject customer) {
        return "/api/customers/" + customer.getString("id");
    }

    private static JsonObject add(JsonObject customer) throws Exception {
        HttpResponse<String> added = shop.api().post("/api/customers", customer);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return json(added);
    }

    private static UUID purchase(JsonObject customer, String status) {
        UUID id = UUID.randomUUID();
        shop.app()
                .database()
                .execute(
                        "insert into purchases (id, customer_id, status, created_at, changed_at)"
                                + " values (?, ?, ?, now(), now())",
                        id,
                        Shop.id(customer),
                        status);
        return id;
    }

    @Test
    void whoWasAddedIsReadAsSent() throws Exception {
        HttpResponse<String> added = shop.api().post("/api/customers", ana());

        JsonObject customer = json(added);
        assertThat(added.headers().firstValue("Location")).contains(path(customer));
        assertThat(added.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(shop.api().get(path(customer)))).isEqualTo(customer);
        ana().forEach(field ->
                assertThat(customer.getValue(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(customer.getBoolean("erased")).isFalse();
    }

    @Test
    void aNameIsEnoughAndSpaceAroundTextsIsLeftOut() throws Exception {
        JsonObject customer = add(new JsonObject().put("name", " Bob ").put("address", " \n "));

        assertThat(customer.getString("name")).isEqualTo("Bob");
        assertThat(customer.fieldNames()).containsExactlyInAnyOrder("id", "name", "createdAt", "erased");
    }

    @Test
    void aChangeReplacesEverythingAndMustBeBasedOnWhatIsThere() throws Exception {
        JsonObject customer = add(ana());
        JsonObject change = new JsonObject().put("name", "Ana B.");

        assertThat(outcome(shop.api().put(path(customer), change))).isEqualTo("428 precondition-required");
        HttpResponse<String> changed = shop.api().with("If-Match", "\"1\"").put(path(customer), change);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(json(changed).fieldNames()).containsExactlyInAnyOrder("id", "name", "createdAt", "erased");
        assertThat(outcome(shop.api().with("If-Match", "\"1\"").put(path(customer), change)))
                .isEqualTo("412 changed-meanwhile");
        assertThat(outcome(shop.api().with("If-Match", "\"1\"").put("/api/customers/" + UUID.randomUUID(), change)))
                .isEqualTo("404 not-found");
    }

    @Test
    void theSameKeyAddsOnce() throws Exception {
        Api api = shop.api().with("Idempotency-Key", "customer-once");

        assertThat(api.post("/api/customers", ana()).body())
                .isEqualTo(api.post("/api/customers", ana()).body());
        assertThat(shop.all("/api/customers", "name", 10)).hasSize(1);
    }

    @Test
    void aCashierMayAddAndChangeButNotErase() throws Exception {
        Api cashier = Api.of(TestUser.with(shop.app(), Role.CASHIER));
        HttpResponse<String> added = cashier.post("/api/customers", ana());

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(outcome(cashier.delete(path(json(added))))).startsWith("403");
    }

    @ParameterizedTest
    @CsvSource({
        "name, ana Bob Zoe",
        "-name, Zoe Bob ana",
        "createdAt, Zoe ana Bob",
        "-createdAt, Bob ana Zoe",
    })
    void theyComeInTheOrderThatIsAskedFor(String sort, String expected) throws Exception {
        for (String name : List.of("Zoe", "ana", "Bob")) {
            shop.customer(name);
            shop.app().clock().tick(Duration.ofSeconds(1));
        }

        for (int limit : new int[] {1, 2, 3}) {
            assertThat(String.join(" ", shop.all("/api/customers?sort=" + sort, "name", limit)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void equalNamesAreOnOnePageEach() throws Exception {
        shop.app()
                .database()
                .execute("insert into customers (id, name, created_at)"
                        + " select gen_random_uuid(), 'Same', now() from generate_series(1, 23)");

        List<String> whole = shop.all("/api/customers", "id", 200);
        assertThat(whole).hasSize(23).doesNotHaveDuplicates();
        assertThat(shop.all("/api/customers", "id", 4)).isEqualTo(whole);
        Collections.reverse(whole);
        assertThat(shop.all("/api/customers?sort=-name", "id", 4)).isEqualTo(whole);
        assertThat(outcome(shop.api().get("/api/customers?starting_after=" + UUID.randomUUID())))
                .isEqualTo("400 cursor-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "lind, 1",
        "ana zürich, 1",
        "ANA@SHOP, 1",
        "shop.ex, 1",
        "555 01, 1",
        "4144, 1",
        "4144555, 1",
        "0044, 0",
        "004144555, 1",
        "044555, 1",
        "+41(44)555-01, 1",
        "ana zurich, 1",
        "ZURICH, 1",
        "%, 0",
        "8000, 1",
        "indqvist, 0",
        "ana bern, 0"
    })
    void wordsOfNameEmailPhoneAndAddressAreFound(String search, int found) throws Exception {
        add(ana());
        shop.customer("Somebody else");

        String query = URLEncoder.encode(search, StandardCharsets.UTF_8);
        assertThat(shop.all("/api/customers?search=" + query, "name", 10)).hasSize(found);
    }

    @Test
    void nothingOfAnErasedCustomerIsLeft() throws Exception {
        JsonObject customer = add(ana());
        purchase(customer, "abandoned");

        assertThat(outcome(shop.api().delete(path(customer)))).isEqualTo("204");
        assertThat(outcome(shop.api().delete(path(customer)))).isEqualTo("204");

        assertThat(json(shop.api().get(path(customer))))
                .isEqualTo(new JsonObject()
                        .put("id", customer.getString("id"))
                        .put("name", "")
                        .put("createdAt", customer.getString("createdAt"))
                        .put("erased", true));
        assertThat(shop.all("/api/customers", "id", 10)).isEmpty();
        assertThat(shop.all("/api/customers?search=lindqvist", "id", 10)).isEmpty();
        assertThat(shop.api().get("/api/customers/export").body().lines()).hasSize(1);
        assertThat(shop.app()
                        .database()
                        .value("select row_to_json(customers)::text from customers")
                        .toString())
                .doesNotContainIgnoringCase("ana")
                .doesNotContain("555", "Main", "lindqvist");
        assertThat(outcome(shop.api().with("If-Match", "\"2\"").put(path(customer), ana())))
                .isEqualTo("409 customer-erased");
        assertThat(outcome(shop.api().delete("/api/customers/" + UUID.randomUUID())))
                .isEqualTo("404 not-found");
    }

    @Test
    void onlyWhatWasSeenIsErased() throws Exception {
        JsonObject customer = add(ana());
        shop.api().with("If-Match", "\"1\"").put(path(customer), ana().put("name", "Ana B."));
        HttpResponse<String> refused = shop.api().with("If-Match", "\"1\"").delete(path(customer));

        assertThat(outcome(refused)).isEqualTo("412 changed-meanwhile");
        assertThat(json(refused).getString("detail")).contains("\"1\"", "\"2\"");
        assertThat(json(shop.api().get(path(customer))).getString("name")).isEqualTo("Ana B.");
        assertThat(outcome(shop.api().with("If-Match", "\"2\"").delete(path(customer))))
                .isEqualTo("204");
        assertThat(outcome(shop.api().with("If-Match", "\"2\"").delete(path(customer))))
                .isEqualTo("204");
    }

    @Test
    void nobodyIsErasedWhileAPurchaseIsOpen() throws Exception {
        JsonObject customer = add(ana());
        UUID purchase = purchase(customer, "open");

        assertThat(outcome(shop.api().delete(path(customer)))).isEqualTo("409 purchase-open");
        assertThat(json(shop.api().get(path(customer)))).isEqualTo(customer);

        shop.app().database().execute("update purchases set status = 'checked-out' where id = ?", purchase);
        assertThat(outcome(shop.api().delete(path(customer)))).isEqualTo("204");
    }
}
