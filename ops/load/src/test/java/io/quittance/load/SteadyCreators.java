package io.quittance.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/**
 * So many people at once, each making one invoice after the other and downloading it.
 *
 * <p>System properties: {@code url} (http://127.0.0.1:8080), {@code creators} (64), {@code seconds} (60).
 */
public final class SteadyCreators extends Simulation {

    private static final int CREATORS = Integer.getInteger("creators", 64);
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("seconds", 60));

    /** Busy is an honest answer; anything else that is not a document fails the run. */
    private static final ScenarioBuilder CREATOR = scenario("creator")
            .exec(http("create").post("/api/invoice-documents")
                    .header("Content-Type", "application/json")
                    .body(StringBody(InvoiceBodies.typical()))
                    .check(status().in(201, 503).saveAs("status"))
                    .check(jsonPath("$.downloadUrl").optional().saveAs("downloadUrl")))
            .exec(doIf(session -> session.getInt("status") == 201)
                    .then(exec(http("download").get("#{downloadUrl}").check(status().is(200)))));

    public SteadyCreators() {
        setUp(CREATOR.injectClosed(constantConcurrentUsers(CREATORS).during(DURATION)))
                .protocols(http.baseUrl(System.getProperty("url", "http://127.0.0.1:8080")).shareConnections())
                .assertions(
                        details("create").failedRequests().count().is(0L),
                        details("download").failedRequests().count().is(0L))
                .maxDuration(DURATION.plusSeconds(60));
    }
}
