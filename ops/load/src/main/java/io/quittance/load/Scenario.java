package io.quittance.load;

import io.gatling.javaapi.core.Simulation;
import io.quittance.load.simulation.Capacity;
import io.quittance.load.simulation.HugeAmongSmall;
import io.quittance.load.simulation.Overload;
import io.quittance.load.simulation.Ramp;
import io.quittance.load.simulation.Soak;
import io.quittance.load.simulation.SteadyCreators;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run is made of. */
public enum Scenario {
    CAPACITY(Capacity.class, "as much as so many connections can get: 300 documents/s, p99 under 300 ms"),
    STEADY(SteadyCreators.class, "people who arrive, think, make three invoices each and go"),
    RAMP(Ramp.class, "ten steps of rising arrivals; shows where the knee is"),
    HUGE(HugeAmongSmall.class, "10,000-line invoices without a break while small ones arrive: their p99 under 250 ms"),
    OVERLOAD(Overload.class, "three times the peak: what is accepted stays fast, the rest is refused at once"),
    SOAK(Soak.class, "many different documents: flat heap, and 200 of them examined");

    private final Class<? extends Simulation> simulation;
    private final String help;

    Scenario(Class<? extends Simulation> simulation, String help) {
        this.simulation = simulation;
        this.help = help;
    }

    public Class<? extends Simulation> simulation() {
        return simulation;
    }

    /** As people type it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public static Scenario named(String word) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario " + word));
    }

    /** One line for each scenario. */
    public static String help() {
        return Arrays.stream(values())
                .map(scenario -> "  %-9s %s".formatted(scenario.word(), scenario.help))
                .collect(Collectors.joining("\n"));
    }
}
