package io.quittance.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.quittance.config.Configuration;
import io.quittance.config.ConfigurationReader;
import io.quittance.http.Answer;
import io.quittance.http.server.AccessLogHandler;
import io.quittance.http.server.ApiRouter;
import io.quittance.http.server.FrontDoor;
import io.quittance.http.server.ProblemRenderer;
import io.quittance.http.server.TrustedProxies;
import io.quittance.memory.MemoryBudget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** An operation that reads its body as it arrives. */
class StreamedBodyTest {

    private static final int MAX_BYTES = 3_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong received = new AtomicLong();
    private int port;

    @BeforeEach
    void start() throws Exception {
        Configuration configuration = RunningApp.await(
                new ConfigurationReader(vertx, Map.of("QUITTANCE_HTTP_REQUEST_TIMEOUT", "PT3S")).read());
        ApiRouter api = new ApiRouter(
                vertx,
                configuration,
                new FrontDoor(vertx, configuration, new AccessLogHandler(new TrustedProxies(List.of()))),
                new ProblemRenderer(failure -> null),
                new MemoryBudget(1),
                new SimpleMeterRegistry());
        var router = RunningApp.await(OpenAPIContract.from(vertx, contract())
                .compose(contract -> api.build(
                        contract, List.of(routes -> routes.bind("count", this::count)), RoutingContext::next)));
        port = RunningApp.await(vertx.createHttpServer().requestHandler(router).listen(0))
                .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        RunningApp.await(vertx.close());
    }

    private static JsonObject contract() {
        return new JsonObject("""
                {"openapi": "3.1.0", "info": {"title": "Test", "version": "1"}, "components": {"schemas": {}},
                 "paths": {"/count": {"post": {"operationId": "count", "x-parameters": [], "x-body": {"max": %d, "stream": true},
                   "responses": {"default": {"description": ""}}}}}}""".formatted(MAX_BYTES));
    }

    /** Looks up something first, as operations do: nothing of the body is lost meanwhile. */
    private Future<Answer> count(RoutingContext ctx) {
        StreamedBody body = StreamedBody.of(ctx);
        Promise<Answer> counted = Promise.promise();
        vertx.setTimer(50, later -> body.exceptionHandler(counted::fail)
                .endHandler(end -> counted.complete(new Answer(200, Map.of(), Buffer.buffer("all " + received))))
                .handler(arrived -> received.addAndGet(arrived.length()))
                .resume());
        return counted.future();
    }

    @Test
    @Execution(CONCURRENT)
    void getsItAsItArrives() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            connection.send(head(MAX_BYTES)).send(new byte[MAX_BYTES - 1]);
            while (received.get() < MAX_BYTES - 1) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertThat(connection.send("x").read().body()).isEqualTo("all " + MAX_BYTES);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void mayTakeItsTimeWhileItKeepsComing() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            connection.send(head(80_000));
            for (int i = 0; i < 40; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
                connection.send(new byte[2_000]);
            }
            assertThat(connection.read().body()).isEqualTo("all 80000");
        }
    }

    @Test
    @Execution(CONCURRENT)
    void isCutOffWhereItStandsStill() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            RawHttp.Response response =
                    connection.send(head(MAX_BYTES)).send(new byte[10_000]).read();

            assertThat(response.status()).isEqualTo(408);
            connection.awaitClose();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void endsAtItsLargestSize() throws Exception {
        assertThat(RawHttp.exchange(port, head(MAX_BYTES + 1)).status()).isEqualTo(413);
        try (RawHttp connection = new RawHttp(port)) {
            connection.send("POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = Integer.toHexString(1_000_000) + "\r\n" + "x".repeat(1_000_000) + "\r\n";
            connection.send(chunk).send(chunk).send(chunk).send(chunk).send("0\r\n\r\n");

            assertThat(connection.read().status()).isEqualTo(413);
            assertThat(received.get()).isLessThanOrEqualTo(MAX_BYTES);
        }
    }

    private static String head(int length) {
        return "POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
