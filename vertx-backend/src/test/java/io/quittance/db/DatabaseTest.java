package io.quittance.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DatabaseTest {

    private static Vertx vertx;

    private TestDatabase server;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() throws Exception {
        RunningApp.await(vertx.close());
    }

    @BeforeEach
    void makeDatabase() {
        server = TestDatabase.create();
    }

    @AfterEach
    void dropDatabase() {
        server.close();
    }

    @Test
    void aTransactionThatFailsLeavesNothing() throws Exception {
        server.execute("create table notes (text text)");
        Database database = server.open(vertx);
        try {
            Future<Void> failed = database.transaction(connection -> connection
                    .query("insert into notes values ('one')")
                    .execute()
                    .compose(inserted -> Future.failedFuture(new IllegalStateException("changed my mind"))));
            assertThat(catchThrowable(() -> RunningApp.await(failed))).hasMessage("changed my mind");
            RunningApp.await(database.transaction(connection ->
                    connection.query("insert into notes values ('two')").execute()));
        } finally {
            RunningApp.await(database.close());
        }

        assertThat(server.value("select string_agg(text, ',') from notes")).isEqualTo("two");
    }

    @Test
    void twoThatStartAtTheSameTimeMigrateOnce() throws Exception {
        try (TestDatabase empty = TestDatabase.empty()) {
            List<Database> databases = List.of(empty.prepare(vertx), empty.prepare(vertx), empty.prepare(vertx));
            RunningApp.await(Future.all(databases.stream().map(Database::start).toList()));
            for (Database database : databases) {
                RunningApp.await(database.close());
            }

            assertThat(empty.query("select version from flyway_schema_history order by installed_rank"))
                    .isEqualTo(server.query("select version from flyway_schema_history order by installed_rank"))
                    .isNotEmpty();
        }
    }

    @Test
    void whatTheDatabaseIsAskedBeforeItIsThereFailsAtOnce() throws Exception {
        Database database = server.prepare(vertx);
        try {
            Throwable failure = catchThrowable(
                    () -> RunningApp.await(database.client().query("select 1").execute()));

            assertUnavailable(failure);
            assertThat(RunningApp.await(database.answers())).isFalse();
        } finally {
            RunningApp.await(database.close());
        }
    }

    @Test
    void aStatementThatTakesTooLongIsEndedByTheServer() throws Exception {
        Database database = server.prepare(vertx, "QUITTANCE_DATABASE_STATEMENT_TIMEOUT", "PT1S");
        try {
            RunningApp.await(database.start());

            Throwable failure = catchThrowable(() -> RunningApp.await(
                    database.client().query("select pg_sleep(60)").execute()));

            assertThat(DatabaseFailures.isBusy(failure)).isTrue();
            assertThat(DatabaseFailures.problemOf(failure).problem().code()).isEqualTo("row-locked");
            assertThat(RunningApp.await(database.answers())).isTrue();
        } finally {
            RunningApp.await(database.close());
        }
    }

    @Test
    void whoeverFindsNoFreeConnectionIsToldAfterTheConnectTimeout() throws Exception {
        Database database = server.prepare(
                vertx, "QUITTANCE_DATABASE_POOL_SIZE", "1", "QUITTANCE_DATABASE_CONNECT_TIMEOUT", "PT1S");
        try {
            RunningApp.await(database.start());
            List<Future<RowSet<Row>>> waiting = new ArrayList<>();
            RunningApp.await(database.transaction(first -> {
                waiting.add(database.transaction(
                        connection -> connection.query("select 1").execute()));
                waiting.add(database.client().query("select 1").execute());
                return Future.join(waiting).transform(over -> Future.succeededFuture());
            }));

            assertThat(waiting).allSatisfy(second -> assertUnavailable(second.cause()));
            assertThat(RunningApp.await(database.answers())).isTrue();
        } finally {
            RunningApp.await(database.close());
        }
    }

    @Test
    void aRefusedStatementIsNoSignThatTheDatabaseIsAway() throws Exception {
        Database database = server.open(vertx);
        try {
            Throwable failure = catchThrowable(
                    () -> RunningApp.await(database.client().query("select 1/0").execute()));

            assertThat(failure).isNotNull();
            assertThat(DatabaseFailures.problemOf(failure)).isNull();
        } finally {
            RunningApp.await(database.close());
        }
    }

    private static void assertUnavailable(Throwable failure) {
        assertThat(failure).isNotNull();
        ProblemException problem = DatabaseFailures.problemOf(failure);
        assertThat(problem).as("%s", failure).isNotNull();
        assertThat(problem.problem().code()).isEqualTo("database-unavailable");
        assertThat(problem.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
}
