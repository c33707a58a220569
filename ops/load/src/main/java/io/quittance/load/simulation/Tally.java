package io.quittance.load.simulation;

import io.quittance.load.Measurements;
import io.quittance.load.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** Counts outcomes and their response times by phase, to the millisecond. */
final class Tally {

    /** Gatling gives a request up before that. */
    private static final int MAX_MILLIS = 300_000;

    private final Map<String, Map<Outcome, Times>> phases = new ConcurrentHashMap<>();

    /** @param startMillis since the epoch, as {@code endMillis} */
    void add(String phase, Outcome outcome, long startMillis, long endMillis) {
        phases.computeIfAbsent(phase, name -> new ConcurrentHashMap<>())
                .computeIfAbsent(outcome, name -> new Times())
                .add(startMillis, endMillis);
    }

    /** Of one phase, as far as it has come; 0 of one that has not begun. */
    double documentsPerSecond(String phase) {
        Map<Outcome, Times> outcomes = phases.get(phase);
        return outcomes == null ? 0 : phase(outcomes).documentsPerSecond();
    }

    Map<String, Measurements.Phase> phases() {
        List<Map.Entry<String, Measurements.Phase>> sorted = new ArrayList<>();
        phases.forEach((name, outcomes) -> sorted.add(Map.entry(name, phase(outcomes))));
        sorted.sort(Comparator.comparing(entry -> entry.getValue().startMillis()));
        Map<String, Measurements.Phase> result = new LinkedHashMap<>();
        sorted.forEach(entry -> result.put(entry.getKey(), entry.getValue()));
        return result;
    }

    private static Measurements.Phase phase(Map<Outcome, Times> outcomes) {
        Map<Outcome, Measurements.Times> times = new EnumMap<>(Outcome.class);
        outcomes.forEach((outcome, counted) -> times.put(outcome, counted.summary()));
        return new Measurements.Phase(
                outcomes.values().stream()
                        .mapToLong(counted -> counted.start.get())
                        .min()
                        .orElseThrow(),
                outcomes.values().stream()
                        .mapToLong(counted -> counted.end.get())
                        .max()
                        .orElseThrow(),
                times);
    }

    private static final class Times {

        final AtomicLong start = new AtomicLong(Long.MAX_VALUE);
        final AtomicLong end = new AtomicLong();
        private final AtomicIntegerArray byMillisecond = new AtomicIntegerArray(MAX_MILLIS + 1);

        void add(long startMillis, long endMillis) {
            start.accumulateAndGet(startMillis, Math::min);
            end.accumulateAndGet(endMillis, Math::max);
            byMillisecond.incrementAndGet(Math.clamp(endMillis - startMillis, 0, MAX_MILLIS));
        }

        Measurements.Times summary() {
            long count = 0;
            for (int millis = 0; millis <= MAX_MILLIS; millis++) {
                count += byMillisecond.get(millis);
            }
            return new Measurements.Times(
                    count, quantile(count, 0.5), quantile(count, 0.95), quantile(count, 0.99), quantile(count, 1));
        }

        private long quantile(long count, double share) {
            long left = (long) Math.ceil(count * share);
            int millis = 0;
            while (millis < MAX_MILLIS && (left -= byMillisecond.get(millis)) > 0) {
                millis++;
            }
            return millis;
        }
    }
}
