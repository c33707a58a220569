package io.quittance.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a customer a CSV file can say. */
record CustomerState(
        UUID id,
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        boolean erased) {}
