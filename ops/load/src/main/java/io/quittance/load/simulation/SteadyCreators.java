package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.quittance.load.Option;
import java.time.Duration;
import java.util.List;

/**
 * People: an open workload. They arrive at random moments whatever the service does, each makes three invoices, with
 * time to think and a moment's look at the answer, and leaves.
 */
public final class SteadyCreators extends LoadSimulation {

    private static final int INVOICES_EACH = 3;
    private static final double DEFAULT_RATE = 100;
    private static final int P99_MILLIS = 300;

    public SteadyCreators() {
        Creators creators = creators(LOAD, Invoices.typical(), false);
        ScenarioBuilder person = scenario("person")
                .exec(repeat(INVOICES_EACH)
                        .on(
                                pause(Duration.ofSeconds(2), Duration.ofSeconds(6)),
                                creators.createOnce(),
                                pause(Duration.ofMillis(200), Duration.ofSeconds(1)),
                                creators.download()));
        double arrivals = options.number(Option.RATE).orElse(DEFAULT_RATE) / INVOICES_EACH;
        run(
                List.of(person.injectOpen(constantUsersPerSec(arrivals)
                        .during(options.count(Option.SECONDS))
                        .randomized())),
                details("created").responseTime().percentile(99).lt(P99_MILLIS));
    }
}
