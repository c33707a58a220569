package io.quittance.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox that a worker has taken for an attempt.
 *
 * @param begunBefore the claim whose attempt was begun and never ended; null when there is none
 * @param age since it was added, or since a person let it go again
 */
record Claim(
        long id,
        String key,
        String payload,
        long fence,
        int attempt,
        @Nullable Long begunBefore,
        Duration age) {}
