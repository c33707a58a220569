package io.quittance.account;

import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.HeldRows;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.quittance.db.Database;
import io.quittance.idempotency.DatabaseIdempotency;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AccountSweepTest {

    @Test
    void whatIsOutOfDateGoesAndTheRestStays() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_ACCOUNT_BCRYPT_COST", "4",
                "QUITTANCE_ACCOUNT_REGISTRATION", "invitation",
                "QUITTANCE_ACCOUNT_SESSION_IDLE", "PT1H",
                "QUITTANCE_ACCOUNT_INVITATION_LIFETIME", "PT1H"))) {
            Database database = app.database().open(app.vertx());
            AccountSweep sweep = new AccountSweep(
                    database,
                    new DatabaseIdempotency(database, app.clock()),
                    app.clock(),
                    app.configuration().account());
            TestUser admin = leaveSomething(app);

            RunningApp.await(sweep.sweep());
            assertThat(rows(app)).isEqualTo("sessions 1, invitations 1, failures 3, addresses 1, keys 1");

            app.clock().tick(Duration.ofHours(24));
            RunningApp.await(sweep.sweep());
            assertThat(rows(app)).isEqualTo("sessions 0, invitations 0, failures 0, addresses 1, keys 0");

            app.clock().tick(Duration.ofDays(30));
            RunningApp.await(sweep.sweep());
            assertThat(rows(app)).isEqualTo("sessions 0, invitations 0, failures 0, addresses 0, keys 0");
            assertThat(outcome(Api.ofToken(admin).get("/api/session"))).isEqualTo("200");
            RunningApp.await(database.close());
        }
    }

    @Test
    void whatAClockLeftWhichWasAheadIsKeptNoLongerThanAnythingElse() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_ACCOUNT_REGISTRATION", "invitation",
                "QUITTANCE_ACCOUNT_SESSION_IDLE", "PT1H",
                "QUITTANCE_ACCOUNT_INVITATION_LIFETIME", "PT1H"))) {
            Database database = app.database().open(app.vertx());
            AccountSweep sweep = new AccountSweep(
                    database,
                    new DatabaseIdempotency(database, app.clock()),
                    app.clock(),
                    app.configuration().account());
            app.clock().tick(Duration.ofDays(1_000));
            TestUser admin = leaveSomething(app);
            app.clock().tick(Duration.ofDays(-1_000));

            RunningApp.await(sweep.sweep());
            assertThat(rows(app)).isEqualTo("sessions 1, invitations 1, failures 0, addresses 0, keys 1");
            app.clock().tick(Duration.ofHours(25));
            RunningApp.await(sweep.sweep());
            assertThat(rows(app)).isEqualTo("sessions 0, invitations 0, failures 0, addresses 0, keys 0");
            assertThat(outcome(Api.of(admin).get("/api/session"))).isEqualTo("401 session-expired");
            RunningApp.await(database.close());
        }
    }

    @Test
    void aLockedRowKeepsNoOtherFromBeingSwept() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of("QUITTANCE_DATABASE_LOCK_TIMEOUT", "PT0.2S"))) {
            Database database = app.database().open(app.vertx());
            AccountSweep sweep = new AccountSweep(
                    database,
                    new DatabaseIdempotency(database, app.clock()),
                    app.clock(),
                    app.configuration().account());
            TestUser locked = TestUser.with(app, Role.ADMIN);
            TestUser.with(app, Role.ADMIN);
            app.clock().tick(Duration.ofDays(31));

            try (HeldRows held =
                    HeldRows.of(app.database(), "select from sessions where id = ? for update", locked.sessionId())) {
                RunningApp.await(sweep.sweep());
                assertThat(count(app, "sessions")).isEqualTo(1L);
            }
            RunningApp.await(sweep.sweep());
            assertThat(count(app, "sessions")).isEqualTo(0L);
            RunningApp.await(database.close());
        }
    }

    private static TestUser leaveSomething(RunningApp app) throws Exception {
        TestUser admin = TestUser.with(app, Role.ADMIN);
        app.database().execute("delete from invitations");
        Api keyed = Api.of(admin).with("Idempotency-Key", UUID.randomUUID().toString());
        keyed.post(
                "/api/invitations",
                new JsonObject().put("email", "bob@shop.example").put("role", "cashier"));
        Api.page(app)
                .post(
                        "/api/session",
                        new JsonObject().put("email", admin.email()).put("password", "wrong wrong wrong"));
        app.database()
                .execute(
                        "insert into sign_in_addresses select id, '192.0.2.1', created_at from users where id = ?",
                        admin.id());
        return admin;
    }

    private static String rows(RunningApp app) {
        return "sessions " + count(app, "sessions") + ", invitations " + count(app, "invitations") + ", failures "
                + count(app, "sign_in_failures") + ", addresses " + count(app, "sign_in_addresses") + ", keys "
                + count(app, "idempotency_keys");
    }

    private static Object count(RunningApp app, String table) {
        return app.database().value("select count(*) from " + table);
    }
}
