package io.quittance.db;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.UUID;

/** Makes ids: UUIDs of version 7, which sort by the time they were made. */
public final class Ids {

    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch(clock.instant());
    }
}
