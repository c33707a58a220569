package io.quittance.load;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the load generator saw, handed to the runner as a file.
 *
 * @param phases in the order in which they ran
 * @param lagP99Millis how late the generator itself was at most in 99 of 100 moments: on top of every figure
 */
public record Measurements(Map<String, Phase> phases, long lagP99Millis) {

    /** Where the generator leaves it, in the folder of the run. */
    public static final String FILE = "measurements.json";

    private static final long LAST_ANSWERS_MILLIS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A stretch of the run that is judged by itself.
     *
     * @param startMillis when its first request was sent, since the epoch
     * @param endMillis when its last answer had arrived
     */
    public record Phase(long startMillis, long endMillis, Map<Outcome, Times> outcomes) {

        @JsonIgnore
        public double seconds() {
            return (endMillis - startMillis) / 1_000.0;
        }

        public Times of(Outcome outcome) {
            return outcomes.getOrDefault(outcome, Times.NONE);
        }

        /** Whether they ran together, for longer than the last answers of the one were on their way. */
        public boolean overlaps(Phase other) {
            long together = Math.min(endMillis, other.endMillis) - Math.max(startMillis, other.startMillis);
            return together > LAST_ANSWERS_MILLIS;
        }

        /** Documents made in a second, over the whole phase. */
        @JsonIgnore
        public double documentsPerSecond() {
            return of(Outcome.CREATED).count() / seconds();
        }
    }

    /** Response times in milliseconds. */
    public record Times(long count, long p50, long p95, long p99, long max) {

        static final Times NONE = new Times(0, 0, 0, 0, 0);
    }

    public void write(Path folder) throws IOException {
        JSON.writeValue(folder.resolve(FILE).toFile(), this);
    }

    public static Measurements read(Path folder) throws IOException {
        return JSON.readValue(folder.resolve(FILE).toFile(), Measurements.class);
    }
}
