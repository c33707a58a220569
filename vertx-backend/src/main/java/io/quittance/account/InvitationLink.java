package io.quittance.account;

import io.quittance.access.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation at the one moment when its secret is told.
 *
 * @param invitation the secret
 */
record InvitationLink(UUID id, String email, Role role, String invitation, Instant expiresAt) {

    @Override
    public String toString() {
        return "InvitationLink[" + id + "]";
    }
}
