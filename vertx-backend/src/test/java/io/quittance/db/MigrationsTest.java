package io.quittance.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.invoice.ledger.LedgerVerification;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database of an earlier state, with rows in it, becomes one of today. */
@Tag("database")
@ExtendWith(VertxExtension.class)
class MigrationsTest {

    private static final String ON = "00000000-0000-0000-0000-00000000000a";
    private static final String OFF = "00000000-0000-0000-0000-00000000000b";

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.empty();
        migrate("1");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatOutlivedItsUsersRightsIsEnded() {
        database.execute("insert into users (id, email, name, role, created_at, disabled_at) values"
                + " ('" + ON + "', 'on@x.example', 'On', 'cashier', now(), null),"
                + " ('" + OFF + "', 'off@x.example', 'Off', 'admin', now(), now())");
        database.execute("insert into api_tokens (id, user_id, name, role, secret_sha256, created_at)"
                + " select gen_random_uuid(), id, 'till', 'manager', sha256(email::bytea), now() from users");
        database.execute("insert into invitations"
                + " (id, email, role, secret_sha256, invited_by, created_at, expires_at, used_at)"
                + " select gen_random_uuid(), 'friend@x.example', 'admin', sha256(email::bytea), id, now(), now(), null"
                + " from users");

        migrate("2");

        assertThat(database.value("select role from api_tokens where user_id = '" + ON + "' and revoked_at is null"))
                .isEqualTo("cashier");
        assertThat(database.value(
                        "select count(*) from api_tokens where user_id = '" + OFF + "' and revoked_at is null"))
                .isEqualTo(0L);
        assertThat(database.value("select count(*) from invitations")).isEqualTo(0L);
    }

    @Test
    void theBareHashesOfKeptBodiesAreGoneAndTheirKeysAreNot() {
        database.execute("insert into idempotency_keys (caller, key, body_sha256, status, headers, body, created_at)"
                + " values ('ana', 'k', sha256('secret'), 201, '{}', '', now())");

        migrate("2");

        assertThat(database.value("select length(body_mac) from idempotency_keys where key = 'k'"))
                .isEqualTo(0);
    }

    @Test
    void textsOfBeforeAreComposedAndFound() {
        database.execute("insert into items (id, sku, name, description, price_sats, created_at) values"
                + " (gen_random_uuid(), 'K-77', 'Mu\u0308sli O\u2019Brian', '50% Stra\u00DFe', 1, now())");
        database.execute("insert into customers (id, name, phone, created_at) values"
                + " (gen_random_uuid(), 'Cafe\u0301', '+49 (0)30 1234', now())");
        database.execute("insert into users (id, email, name, role, created_at) values"
                + " ('" + ON + "', 'e\u0301@x.example', 'Two', 'cashier', now()),"
                + " ('" + OFF + "', '\u00C9@x.example', 'One', 'cashier', now())");

        migrate("4");

        assertThat(database.value("select name from customers")).isEqualTo("Caf\u00E9");
        assertThat(database.value("select name from items")).isEqualTo("M\u00FCsli O\u2019Brian");
        // Two that are one now stay two, for people to decide.
        assertThat(database.value("select count(distinct email) from users")).isEqualTo(2L);
        for (String typed : new String[] {"musli", "strasse", "%", "brian", "k77", "K-77"}) {
            assertThat(found("items", typed)).as(typed).isEqualTo(1L);
        }
        for (String typed : new String[] {"cafe", "4930", "+49 30 12", "004930", "030", "1234", "493 012"}) {
            assertThat(found("customers", typed)).as(typed).isEqualTo(1L);
        }
        assertThat(found("users", "two")).isEqualTo(1L);
        assertThat(found("items", "uesli")).isZero();
    }

    /** Words that are too long for an index, and all that parts them. */
    @Test
    void anyTextCanBeSearchedFor() {
        migrate("4");
        database.execute(
                "insert into items (id, name, description, price_sats, created_at)"
                        + " values (gen_random_uuid(), ?, repeat(?, 2000), 1, now())",
                "' \\ \u2019 :* & | !",
                "\uD55C");

        assertThat(found("items", "\uD55C".repeat(300))).isEqualTo(1L);
        assertThat(found("items", "'\\:*&|!<->")).isZero();
    }

    @Test
    void salesOfBeforeAreInTheLedger(Vertx vertx) throws Exception {
        migrate("4");
        database.execute("insert into invoice_counters values (2025, 1), (2026, 2)");
        database.execute("insert into logos (sha256, file) values (sha256('logo'), 'logo')");
        for (String number : List.of("2026-000002", "2025-000001", "2026-000001")) {
            UUID id = UUID.randomUUID();
            database.execute(
                    "insert into sales (id, invoice_number, issued_at, issued_on, total_sats, payment_address,"
                            + " seller_name, seller_address, seller_logo_sha256, customer_name, customer_email) values (?, ?,"
                            + " '2026-11-20 10:00:00.1234+01', '2026-11-20', 210, 'bc1q', E'North \"light\" \\\\ \u00DC', E'a\nb',"
                            + " sha256('logo'), E'Ana \u2028', null)",
                    id,
                    number);
            database.execute(
                    "insert into sale_lines values (?, 1, null, E'Coffee\nground', 2, 100, 200),"
                            + " (?, 2, null, 'Tea', 1, 10, 10)",
                    id,
                    id);
        }

        migrate("5");

        assertThat(database.query("select number, position, total_sats from issued_invoices order by number")
                        .toString())
                .isEqualTo("[{number=2025-000001, position=1, total_sats=210},"
                        + " {number=2026-000001, position=1, total_sats=210},"
                        + " {number=2026-000002, position=2, total_sats=210}]");
        assertThat(database.value(
                        "select count(*) from sales join invoice_balances using (invoice_id) where status = 'open'"))
                .isEqualTo(3L);
        Database opened = database.open(vertx);
        assertThat(RunningApp.await(new LedgerVerification(opened.client()).run()))
                .isEqualTo(3L);
        RunningApp.await(opened.close());
    }

    private long found(String table, String typed) {
        return (long) database.value("select count(*) from " + table + " where search @@ search_query(?)", typed);
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + database.url().location() + "?sslmode="
                                + database.url().sslMode().urlName(),
                        database.url().user(),
                        database.url().password().value())
                .target(version)
                .load()
                .migrate();
    }
}
