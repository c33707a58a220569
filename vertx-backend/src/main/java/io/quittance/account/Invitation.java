package io.quittance.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quittance.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets somebody register, once.
 *
 * @param email whom it is for; null for the link of the first start
 * @param role what they become
 */
record Invitation(UUID id, @Nullable String email, Role role, Instant createdAt, Instant expiresAt) {

    /** Whether it is the link of the first start. */
    @JsonIgnore
    boolean isSetup() {
        return email == null;
    }
}
