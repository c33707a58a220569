package io.quittance.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, as clients see it.
 *
 * @param role of the session or the token
 * @param signedInBy {@code session} or {@code token}
 * @param expiresAt when the session ends at the latest; null for a token
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionView(
        User user, Role role, String signedInBy, @Nullable Instant expiresAt) {

    static SessionView ofSession(User user, Instant expiresAt) {
        return new SessionView(user, user.role(), "session", expiresAt);
    }
}
