package io.quittance.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt. */
public sealed interface Outcome {

    /** In words for a person, such as the other side's answer; may be empty. */
    String said();

    /** Delivered. */
    record Done(String said) implements Outcome {}

    /**
     * Not delivered; the next attempt may succeed.
     *
     * @param in how long until then; null for the outbox's ladder of delays. A span rather than a time: clocks differ
     */
    record Later(String said, @Nullable Duration in) implements Outcome {

        public Later(String said) {
            this(said, null);
        }
    }

    /** Not delivered, and no further attempt of ours would do it. A person may retry it. */
    record Never(String said) implements Outcome {}
}
