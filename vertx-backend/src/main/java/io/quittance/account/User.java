package io.quittance.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quittance.access.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * A person who signs in.
 *
 * @param disabled whether they may not sign in any more
 * @param version goes up with every change by an admin
 */
record User(
        UUID id,
        String email,
        String name,
        Role role,
        boolean disabled,
        Instant createdAt,
        @JsonIgnore int version) {}
