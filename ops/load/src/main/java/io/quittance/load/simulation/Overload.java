package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;

import io.gatling.javaapi.core.PopulationBuilder;
import io.quittance.load.Option;
import java.util.List;

/**
 * Three times the peak, in an open workload: arrivals do not wait for answers. After an onset that has a row of its own,
 * what is accepted must be answered fast, all else be refused at once, and two seconds after the storm everything be as
 * before. How much was accepted is for the runner to judge: it knows the peak after the storm too.
 */
public final class Overload extends LoadSimulation {

    private static final String RECOVERY = "recovery";

    /** The first minute of the first storm in a process's life: nothing was refused before, and the compiler learns how. */
    private static final String ONSET = "onset";

    private static final int ONSET_SECONDS = 60;
    private static final int TIMES = 3;
    private static final double SHARE_OF_PEAK = 0.9;
    private static final int ACCEPTED_P99_MILLIS = 1_000;
    private static final int REFUSED_P99_MILLIS = 250;
    private static final int SECONDS_TO_RECOVER = 2;
    private static final int RECOVERY_SECONDS = 10;

    public Overload() {
        double peak = options.number(Option.PEAK).orElseThrow();
        int seconds = options.count(Option.SECONDS);
        PopulationBuilder onset = creatingOnce(ONSET, creators(ONSET, Invoices.typical(), true))
                .injectOpen(constantUsersPerSec(TIMES * peak).during(ONSET_SECONDS));
        PopulationBuilder storm = creatingOnce(LOAD, creators(LOAD, Invoices.typical(), true))
                .injectOpen(constantUsersPerSec(TIMES * peak).during(seconds));
        PopulationBuilder calm = creatingOnce("calm", creators(RECOVERY, Invoices.typical(), false))
                .injectClosed(constantConcurrentUsers(0).during(SECONDS_TO_RECOVER));
        run(
                List.of(onset.andThen(storm.andThen(calm.andThen(closed(RECOVERY, RECOVERY_SECONDS))))),
                details("created").responseTime().percentile(99).lt(ACCEPTED_P99_MILLIS),
                details("refused").responseTime().percentile(99).lt(REFUSED_P99_MILLIS),
                details(RECOVERY + " created")
                        .successfulRequests()
                        .count()
                        .gte(Math.round(SHARE_OF_PEAK * peak * RECOVERY_SECONDS)));
    }
}
