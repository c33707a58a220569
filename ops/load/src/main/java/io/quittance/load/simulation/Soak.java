package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.quittance.load.Option;
import java.time.Duration;
import java.util.List;

/**
 * Many documents of all kinds, one after the other on every connection. Some are kept for the runner to examine; the
 * runner watches the heap meanwhile.
 */
public final class Soak extends LoadSimulation {

    public Soak() {
        SoakProgress progress = new SoakProgress(
                options.count(Option.DOCUMENTS), options.integer(Option.MINUTES).map(Duration::ofMinutes));
        SampleKeeper samples = new SampleKeeper(progress);
        Creators creators = new Creators(orders(), Invoices.varied(), exchange(LOAD), false, samples);
        run(
                List.of(scenario("soak")
                        .exec(asLongAs(session -> progress.mayStartAnother()).on(creators.createAndDownload()))
                        .injectOpen(atOnceUsers(options.count(Option.CONNECTIONS)))),
                details("downloaded").successfulRequests().count().gte(1L));
    }
}
