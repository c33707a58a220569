package io.quittance.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody billed.
 *
 * @param name empty once the personal data is erased
 * @param version counts changes
 */
record Customer(
        UUID id,
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        Instant createdAt,
        boolean erased,
        int version) {}
