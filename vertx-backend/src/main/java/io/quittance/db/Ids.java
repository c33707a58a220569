package io.quittance.db;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.time.Clock;
import java.util.Comparator;
import java.util.UUID;

/** Makes ids: UUIDs of version 7, which sort by the time they were made. */
public final class Ids {

    /** As the database sorts ids. Whoever locks several rows locks them in this order, so that nobody waits in a ring. */
    public static final Comparator<UUID> BY_BYTES = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private final TimeOrderedEpochFactory factory;

    public Ids(Clock clock) {
        // Within a millisecond they count on.
        this.factory = TimeOrderedEpochFactory.builder()
                .withClock(clock)
                .withIncrementPlus1()
                .build();
    }

    public UUID next() {
        return factory.create();
    }
}
