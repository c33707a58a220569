package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowClientTest {

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of(
                "QUITTANCE_HTTP_REQUEST_TIMEOUT", "PT1S",
                // One of these tests holds a lock for longer than requests wait by default.
                "QUITTANCE_DATABASE_LOCK_TIMEOUT", "PT20S",
                "QUITTANCE_DATABASE_CONNECT_TIMEOUT", "PT40S"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(
            strings = {
                "",
                " ",
                "G",
                "PRI",
                "PRI * HTTP/2.0\r\n\r\n",
                "\r\n",
                " \r\n\r\n",
                "GET /ping HTTP/1.1\r\n",
                "GET /ping HTTP/1.1\r\nHost: x\r\n"
            })
    void aConnectionWithoutAWholeRequestIsClosed(String beginning) throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            connection.send(beginning).awaitClose();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aHeadThatDripsInIsCutOff() throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            connection.send("GET /ping HTTP/1.1\r\nHost: x\r\nX-Drip: ");
            assertThat(dripsUntilCutOff(connection)).isTrue();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aBodyThatDripsInIsCutOff() throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            connection.send("POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000\r\n\r\n");
            assertThat(dripsUntilCutOff(connection)).isTrue();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void chunksThatDripInAreCutOff() throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            connection.send("POST /api/invoice-documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n186A0\r\n");
            assertThat(dripsUntilCutOff(connection)).isTrue();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aConnectionThatIsKeptButNotUsedIsClosed() throws Exception {
        try (RawHttp connection = new RawHttp(app.port())) {
            assertThat(connection
                            .send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n")
                            .read()
                            .status())
                    .isEqualTo(200);
            connection.awaitClose();
        }
    }

    /** The second waits for the database, longer than the deadline that begins with the end of the first. */
    @Test
    @Execution(CONCURRENT)
    void aRequestThatWasSentBehindAnotherIsNotCutOffByItsDeadline() throws Exception {
        TestUser user = TestUser.with(app, Role.ADMIN);
        Database other = app.database().open(app.vertx());
        Promise<Void> locked = Promise.promise();
        Promise<Void> release = Promise.promise();
        Future<Void> held = other.transaction(connection -> connection
                .query("lock table customers in access exclusive mode")
                .execute()
                .onSuccess(rows -> locked.complete())
                .compose(rows -> release.future()));
        RunningApp.await(locked.future());
        try (RawHttp connection = new RawHttp(app.port())) {
            connection.send(
                    "GET /ping HTTP/1.1\r\nHost: x\r\n\r\nGET /api/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + user.token() + "\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(200);
            TimeUnit.MILLISECONDS.sleep(2_500);
            release.tryComplete();

            assertThat(connection.read().status()).isEqualTo(200);
        } finally {
            release.tryComplete();
            RunningApp.await(held);
            RunningApp.await(other.close());
        }
    }

    @Test
    @Execution(CONCURRENT)
    void anAnswerThatTakesLongerThanARequestMayIsStillGiven() throws Exception {
        // The first pages of a fresh renderer take their time; the deadline is for the client only.
        assertThat(app.post(io.quittance.InvoiceJson.withLines(2_000)).statusCode())
                .isEqualTo(201);
    }

    /** Sends a byte now and then, for at most as long as anything may take here. */
    private static boolean dripsUntilCutOff(RawHttp connection) throws Exception {
        for (long i = 0; i < RunningApp.PATIENCE.toMillis() / 50; i++) {
            try {
                connection.send("x");
            } catch (IOException cutOff) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }
}
