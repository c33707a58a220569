package io.quittance.load.run;

import io.quittance.load.Measurements;
import io.quittance.load.Outcome;
import java.util.Locale;
import java.util.Map;

/** Where the ramp leaves ease: its steps are phases that are called by their rate, {@code 0150/s}. */
final class Knee {

    /** Arrivals are spread evenly, but the last answers of a step come after its end. */
    private static final double SHARE_SERVED = 0.95;

    private Knee() {}

    /** The last step before something was refused, failed or not kept up with. */
    static String inWords(Measurements measurements) {
        String sustained = "less than the first step";
        long p99 = 0;
        for (Map.Entry<String, Measurements.Phase> step : measurements.phases().entrySet()) {
            if (!step.getKey().endsWith("/s")) {
                continue;
            }
            if (!isServed(step.getValue(), rate(step.getKey()))) {
                break;
            }
            sustained = rate(step.getKey()) + " documents/s";
            p99 = step.getValue().of(Outcome.CREATED).p99();
        }
        return String.format(Locale.ROOT, "sustained without a refusal: %s (p99 %d ms)", sustained, p99);
    }

    private static int rate(String phase) {
        return Integer.parseInt(phase.substring(0, phase.indexOf('/')));
    }

    private static boolean isServed(Measurements.Phase step, int rate) {
        return step.of(Outcome.REFUSED).count() == 0
                && step.of(Outcome.FAILED).count() == 0
                && step.documentsPerSecond() >= SHARE_SERVED * rate;
    }
}
