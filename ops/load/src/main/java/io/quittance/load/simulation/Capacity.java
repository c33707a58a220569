package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.details;

import io.quittance.load.Option;
import java.util.List;

/**
 * How much there is to get: a closed workload, every connection busy all the time.
 *
 * <p>Its percentiles are those of exactly so many clients. They cannot show what happens to others who come while all of
 * these wait: that is what the open workloads are for.
 */
public final class Capacity extends LoadSimulation {

    private static final long DOCUMENTS_PER_SECOND = 300;
    private static final int P99_MILLIS = 300;

    public Capacity() {
        int seconds = options.count(Option.SECONDS);
        run(
                List.of(closed(LOAD, seconds)),
                details("created").successfulRequests().count().gte(DOCUMENTS_PER_SECOND * seconds),
                details("created").responseTime().percentile(99).lt(P99_MILLIS));
    }
}
