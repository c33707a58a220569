package io.quittance.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database of an earlier state, with rows in it, becomes one of today. */
@Tag("database")
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
