package io.quittance.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.TickingClock;
import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DatabaseIdempotencyTest {

    private static final Buffer BODY = Buffer.buffer("{\"a\":1}");
    private static final Answer MADE =
            new Answer(201, Map.of("Location", "/things/1", "ETag", "\"1\""), Buffer.buffer("{\"id\":\"é1\"}"));

    private static Vertx vertx;
    private static TestDatabase testDatabase;
    private static Database database;

    private TickingClock clock;
    private DatabaseIdempotency idempotency;
    private final AtomicInteger done = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        testDatabase = TestDatabase.create();
        database = testDatabase.open(vertx);
        testDatabase.execute("create table things (id integer primary key)");
    }

    @AfterAll
    static void stop() throws Exception {
        RunningApp.await(database.close());
        testDatabase.close();
        RunningApp.await(vertx.close());
    }

    @BeforeEach
    void clear() {
        testDatabase.execute("truncate idempotency_keys, things");
        clock = new TickingClock();
        idempotency = new DatabaseIdempotency(database, clock);
    }

    @Test
    void theSameKeyAndBodyGetTheFirstAnswerAgain() throws Exception {
        assertThat(once("ana", "k", BODY, this::make)).isEqualTo(MADE);
        assertThat(once("ana", "k", BODY, this::make)).isEqualTo(MADE);
        assertThat(once("ana", "k", BODY, this::make)).isEqualTo(MADE);

        assertThat(done).hasValue(1);
    }

    /** Else whoever reads the database could try passwords until the hash of the body fits. */
    @Test
    void whatIsKeptOfTheBodyCannotBeRecomputedWithoutTheKey() throws Exception {
        once("ana", "k", BODY, this::make);
        String kept = testDatabase.query("select * from idempotency_keys").toString();
        String hex = testDatabase
                .query("select row_to_json(k)::text from idempotency_keys k")
                .toString();

        for (String algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(BODY.getBytes()));
            assertThat(hex).doesNotContain(digest);
        }
        assertThat(kept).doesNotContain("{\"a\":1}");
    }

    @Test
    void anotherInstanceGivesTheFirstAnswerToo() throws Exception {
        once("ana", "k", BODY, this::make);
        idempotency = new DatabaseIdempotency(database, clock);

        assertThat(once("ana", "k", BODY, this::make)).isEqualTo(MADE);
        assertThat(done).hasValue(1);
    }

    @Test
    void anotherBodyIsRefused() throws Exception {
        once("ana", "k", BODY, this::make);

        assertThat(refusal("ana", "k", Buffer.buffer("{\"a\":2}"))).isEqualTo("422 idempotency-key-reused");
        assertThat(refusal("ana", "k", null)).isEqualTo("422 idempotency-key-reused");
        assertThat(done).hasValue(1);
    }

    @Test
    void keysOfTwoUsersNeverMeet() throws Exception {
        once("ana", "k", BODY, this::make);
        once("bob", "k", BODY, this::make);

        assertThat(done).hasValue(2);
    }

    @Test
    void withoutAKeyItIsJustDoneInATransaction() throws Exception {
        once("ana", null, BODY, this::make);
        once("ana", null, BODY, this::make);
        assertThat(done).hasValue(2);
        assertThat(testDatabase.value("select count(*) from idempotency_keys")).isEqualTo(0L);

        assertThat(failed(null)).isEqualTo("no");
        assertThat(testDatabase.value("select count(*) from things")).isEqualTo(0L);
    }

    @Test
    void afterAFailureNothingIsThereAndTheSameKeyMayTryAgain() throws Exception {
        assertThat(failed("k")).isEqualTo("no");
        assertThat(testDatabase.value("select count(*) from things")).isEqualTo(0L);

        assertThat(once("ana", "k", BODY, this::make)).isEqualTo(MADE);
    }

    @Test
    void whileTheFirstRunsTheOthersAreToldSoAndAfterItTheyGetItsAnswer() throws Exception {
        Promise<Void> running = Promise.promise();
        Promise<Void> go = Promise.promise();
        Future<Answer> first = idempotency.once("ana", "k", BODY, connection -> {
            running.complete();
            return go.future().compose(now -> make(connection));
        });
        RunningApp.await(running.future());

        assertThat(refusal("ana", "k", BODY)).isEqualTo("409 request-in-progress");
        ProblemException told = catchThrowableOfType(ProblemException.class, () -> once("ana", "k", BODY, this::make));
        assertThat(told.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(once("ana", "other", BODY, this::make)).isEqualTo(MADE);
        go.complete();

        assertThat(RunningApp.await(first)).isEqualTo(MADE);
        assertThat(once("ana", "k", BODY, this::make)).isEqualTo(MADE);
        assertThat(done).hasValue(2);
    }

    @Test
    void ofManyAtOnceOneIsDone() throws Exception {
        List<Future<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(idempotency.once("ana", "k", BODY, this::make));
        }
        for (Future<Answer> one : all) {
            try {
                assertThat(RunningApp.await(one)).isEqualTo(MADE);
            } catch (ProblemException refused) {
                assertThat(refused.problem().code()).isEqualTo("request-in-progress");
            }
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void afterADayTheKeyIsForgotten() throws Exception {
        once("ana", "k", BODY, this::make);
        clock.tick(Duration.ofHours(24).minusMillis(1));
        once("ana", "k", BODY, this::make);
        assertThat(RunningApp.await(idempotency.sweep())).isZero();
        assertThat(done).hasValue(1);

        clock.tick(Duration.ofMillis(1));
        once("ana", "k", Buffer.buffer("another"), this::make);

        assertThat(done).hasValue(2);
        assertThat(once("ana", "k", Buffer.buffer("another"), this::make)).isEqualTo(MADE);
        clock.tick(Duration.ofHours(24));
        assertThat(RunningApp.await(idempotency.sweep())).isEqualTo(1);
    }

    private Future<Answer> make(SqlConnection connection) {
        done.incrementAndGet();
        return Future.succeededFuture(MADE);
    }

    private String failed(String key) {
        return catchThrowableOfType(
                        IllegalStateException.class,
                        () -> once("ana", key, BODY, connection -> connection
                                .query("insert into things values (1)")
                                .execute()
                                .compose(inserted -> Future.failedFuture(new IllegalStateException("no")))))
                .getMessage();
    }

    private String refusal(String caller, String key, Buffer body) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> once(caller, key, body, this::make));
        return refused.problem().status() + " " + refused.problem().code();
    }

    private Answer once(String caller, String key, Buffer body, Function<SqlConnection, Future<Answer>> action)
            throws Exception {
        return RunningApp.await(idempotency.once(caller, key, body, action));
    }
}
