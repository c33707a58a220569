package io.quittance.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser that is signed in.
 *
 * @param lastUsedAt to the minute or so
 * @param expiresAt when it ends at the latest
 * @param clientAddress where it was begun
 * @param current whether it is the one that asks
 */
public record Session(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        String clientAddress,
        String userAgent,
        boolean current) {}
