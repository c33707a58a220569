package io.quittance.outbox;

import java.util.List;
import java.util.Map;

/**
 * What came of a person's intervention.
 *
 * @param verdicts for each key that was asked about, in that order
 */
public record Interventions(Map<String, Verdict> verdicts) {

    /** The keys of those in which it was done. */
    public List<String> done() {
        return verdicts.entrySet().stream()
                .filter(entry -> entry.getValue() == Verdict.DONE)
                .map(Map.Entry::getKey)
                .toList();
    }
}
