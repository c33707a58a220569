package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;

import io.gatling.javaapi.core.PopulationBuilder;
import io.quittance.load.Option;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * From ease to saturation: an open workload in ten steps, each a phase of its own in the report. The knee is where
 * answers become slow and refusals begin. Nothing but a document or an honest refusal may come at any step.
 */
public final class Ramp extends LoadSimulation {

    private static final int STEPS = 10;

    public Ramp() {
        Duration length = Duration.ofSeconds(Math.max(1, options.count(Option.SECONDS) / 4));
        run(IntStream.rangeClosed(1, STEPS).mapToObj(step -> step(step, length)).toList());
    }

    private PopulationBuilder step(int step, Duration length) {
        int rate = options.count(Option.RAMP_TO) * step / STEPS;
        // Padded, so that the report's alphabetical order is that of the steps.
        String phase = "%04d/s".formatted(rate);
        return creatingOnce(phase, creators(phase, Invoices.typical(), true))
                .injectOpen(
                        nothingFor(length.multipliedBy(step - 1)),
                        constantUsersPerSec(rate).during(length));
    }
}
