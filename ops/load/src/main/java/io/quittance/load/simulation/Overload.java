package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.quittance.load.Option;
import io.quittance.load.Storm;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three times the peak, in an open workload: arrivals do not wait for answers. What is accepted must be answered fast and
 * all else be refused at once. Several storms, with full speed two seconds after each and before each: how much of that
 * was accepted is for the runner to judge.
 *
 * <p>A machine that is shared with others may become half as fast again within minutes. So each storm is three times what
 * there was at full speed right before it, while the peak that was measured in the beginning says only how many arrivals
 * are kept ready.
 */
public final class Overload extends LoadSimulation {

    /** The first minute of the first storm in a process's life: nothing was refused before, and the compiler learns how. */
    private static final String ONSET = "onset";

    private static final int MAX_ONSET_SECONDS = 60;
    private static final int ACCEPTED_P99_MILLIS = 1_000;
    private static final int REFUSED_P99_MILLIS = 250;
    private static final int SECONDS_TO_RECOVER = 2;
    private static final int MAX_FULL_SPEED_SECONDS = 15;

    /** How many times the peak in the beginning full speed may become before storms fall short of three times that. */
    private static final double ROOM = 1.5;

    private final double peak = options.number(Option.PEAK).orElseThrow();

    public Overload() {
        PopulationBuilder all = fullSpeed(Storm.COUNT);
        for (int number = Storm.COUNT; number > 0; number--) {
            all = fullSpeed(number - 1)
                    .andThen(stormAfter(Storm.fullSpeedAfter(number - 1), number)
                            .andThen(calm(number).andThen(all)));
        }
        run(
                List.of(storm(ONSET, () -> peak, Math.min(MAX_ONSET_SECONDS, options.count(Option.WARM_UP)))
                        .andThen(calm(0).andThen(all))),
                IntStream.rangeClosed(1, Storm.COUNT)
                        .mapToObj(Storm::phase)
                        .flatMap(Overload::thresholds)
                        .toArray(Assertion[]::new));
    }

    private PopulationBuilder fullSpeed(int storms) {
        return closed(Storm.fullSpeedAfter(storms), Math.min(MAX_FULL_SPEED_SECONDS, options.count(Option.SECONDS)));
    }

    private PopulationBuilder stormAfter(String fullSpeed, int number) {
        return storm(Storm.phase(number), () -> documentsPerSecond(fullSpeed), options.count(Option.SECONDS));
    }

    /**
     * Three times the full speed arrive. More are kept ready; who is not wanted leaves at once.
     *
     * @param fullSpeed documents a second, asked for when it begins
     */
    private PopulationBuilder storm(String phase, DoubleSupplier fullSpeed, int seconds) {
        double ready = Storm.TIMES * ROOM * peak;
        Share wanted = new Share(() -> Storm.TIMES * fullSpeed.getAsDouble() / ready);
        Creators creators = creators(phase, Invoices.typical(), true);
        return scenario(phase)
                .exec(doIf(session -> wanted.admitsNext()).then(creators.createAndDownload()))
                .injectOpen(constantUsersPerSec(ready).during(seconds));
    }

    /** Nobody comes; what is still under way is finished. */
    private PopulationBuilder calm(int storms) {
        String phase = "calm " + storms;
        return creatingOnce(phase, creators(phase, Invoices.typical(), false))
                .injectClosed(constantConcurrentUsers(0).during(SECONDS_TO_RECOVER));
    }

    private static Stream<Assertion> thresholds(String storm) {
        return Stream.of(
                details(storm + " created").responseTime().percentile(99).lt(ACCEPTED_P99_MILLIS),
                details(storm + " refused").responseTime().percentile(99).lt(REFUSED_P99_MILLIS));
    }
}
