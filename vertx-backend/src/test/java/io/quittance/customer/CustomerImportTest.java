package io.quittance.customer;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static io.quittance.Shop.counts;
import static io.quittance.Shop.errors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quittance.Shop;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers from CSV files and back. */
@Tag("database")
class CustomerImportTest {

    private static final String PATH = "/api/customers/import";

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
        shop.app().database().execute("delete from customers");
    }

    private static JsonObject report(String... lines) throws Exception {
        return shop.imported(PATH, lines);
    }

    @Test
    void aCustomerIsRecognisedByTheEmailAddress() throws Exception {
        assertThat(counts(report("name,phone,email,address", "Ana,1,ana@x.example,A", "Bob,2,,B")))
                .isEqualTo("2 2 0 0 true");

        assertThat(counts(report("email;name", "ANA@x.example;Ana", "zoe@x.example;Zoe")))
                .isEqualTo("2 1 1 0 true");

        assertThat(shop.all("/api/customers", "name", 10)).containsExactly("Ana", "Bob", "Zoe");
        JsonObject ana =
                json(shop.api().get("/api/customers")).getJsonArray("data").getJsonObject(0);
        assertThat(ana.getString("phone")).isEqualTo("1");
        assertThat(ana.getString("email")).isEqualTo("ANA@x.example");
    }

    @Test
    void addressesAreTheSameWhereTheDatabaseTakesThemForTheSame() throws Exception {
        assumeThat(shop.app().database().value("select lower('\u0130') = 'i'")).isEqualTo(true);

        assertThat(errors(report("name,email", "Ida,\u0130da@x.example", "Ida again,ida@x.example")))
                .containsExactly("3  duplicate-row");
    }

    @Test
    void everyBadRowIsReportedAndNobodyIsAdded() throws Exception {
        report("name,email", "Twin 1,twin@x.example", "Known,known@x.example");
        shop.app()
                .database()
                .execute(
                        "insert into customers (id, name, email, created_at) values (?, 'Twin 2', 'Twin@x.example', now())",
                        UUID.randomUUID());
        JsonObject erased = shop.customer("Erased");
        assertThat(outcome(shop.api().delete("/api/customers/" + erased.getString("id"))))
                .isEqualTo("204");

        JsonObject report = report(
                "id,name,phone,email,address",
                ",,,,",
                ",Bad,,not an email,",
                ",Twin,,twin@x.example,",
                UUID.randomUUID() + ",Nobody,,,",
                erased.getString("id") + ",Erased,,,",
                ",New,,new@x.example,",
                ",New again,,NEW@x.example,",
                ",Known,,known@x.example,",
                ",Known again,,known@x.example,",
                ",Long," + "1".repeat(61) + ",,");

        assertThat(counts(report)).isEqualTo("10 1 0 1 false");
        assertThat(errors(report))
                .containsExactly(
                        "2 name required",
                        "3 email malformed",
                        "4 email ambiguous-email",
                        "5 id unknown-id",
                        "6 id customer-erased",
                        "8  duplicate-row",
                        "10  duplicate-row",
                        "11 phone too-long");
        assertThat(shop.all("/api/customers", "name", 10)).containsExactly("Known", "Twin 1", "Twin 2");
    }

    @Test
    void whatIsExportedCanBeImportedAndChangesNothing() throws Exception {
        report(
                "name,phone,email,address",
                "\"Lindqvist, Ana\",+41 44,ana@x.example,\"1 Main Street\nZürich\"",
                "=1+1,-1,=cmd@x.example,@home",
                "No email,,,",
                "No email,,,");
        shop.app()
                .database()
                .execute(
                        "insert into customers (id, name, email, created_at) values (?, 'Twin', 'Ana@x.example', now())",
                        UUID.randomUUID());
        String export = shop.api().get("/api/customers/export").body();

        assertThat(export).startsWith("\uFEFFid,name,phone,email,address\r\n").contains("'+41 44", "'=1+1", "'@home");
        assertThat(counts(report(export))).isEqualTo("5 0 0 5 true");
        assertThat(shop.api().get("/api/customers/export").body()).isEqualTo(export);
    }

    @Test
    void aDryRunDoesNothing() throws Exception {
        HttpResponse<String> dry = shop.csv(PATH + "?dryRun=true", "name", "Ana");

        assertThat(counts(json(dry))).isEqualTo("1 1 0 0 false");
        assertThat(shop.all("/api/customers", "name", 10)).isEmpty();
    }

    @Test
    void fiftyThousandRowsGoInAndChangeNothingTheSecondTime() throws Exception {
        String rows = IntStream.range(0, 50_000)
                .mapToObj(i -> "Customer %d,c%d@x.example,Street %d".formatted(i, i, i))
                .collect(Collectors.joining("\n"));

        assertThat(counts(report("name,email,address", rows))).isEqualTo("50000 50000 0 0 true");
        assertThat(counts(report("name,email,address", rows))).isEqualTo("50000 0 0 50000 true");
    }

    @Test
    void whatIsNoSuchFileIsRefused() throws Exception {
        assertThat(outcome(shop.csv(PATH, "email", "a@b.example"))).isEqualTo("422 invalid-csv");
        assertThat(outcome(shop.csv(PATH, "name,sku", "a,b"))).isEqualTo("422 invalid-csv");
    }
}
