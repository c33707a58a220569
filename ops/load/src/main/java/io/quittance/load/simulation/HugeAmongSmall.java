package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;

import io.gatling.javaapi.core.PopulationBuilder;
import io.quittance.load.Option;
import java.util.List;

/**
 * One client has 10,000-line invoices made, one after the other without a break, while people arrive, in an open
 * workload, with small ones. The small ones must not notice.
 */
public final class HugeAmongSmall extends LoadSimulation {

    private static final String HUGE = "10000-lines";
    private static final String SMALL = "small";
    private static final double DEFAULT_RATE = 30;
    private static final int SMALL_P99_MILLIS = 250;

    public HugeAmongSmall() {
        int seconds = options.count(Option.SECONDS);
        PopulationBuilder huge = creatingOnce(HUGE, creators(HUGE, Invoices.huge(), false))
                .injectClosed(constantConcurrentUsers(1).during(seconds));
        PopulationBuilder small = creatingOnce(SMALL, creators(SMALL, Invoices.typical(), false))
                .injectOpen(constantUsersPerSec(options.number(Option.RATE).orElse(DEFAULT_RATE))
                        .during(seconds)
                        .randomized());
        run(
                List.of(huge, small),
                details(SMALL + " created").responseTime().percentile(99).lt(SMALL_P99_MILLIS),
                details(HUGE + " downloaded").successfulRequests().count().gte(1L));
    }
}
