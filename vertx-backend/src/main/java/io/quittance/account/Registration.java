package io.quittance.account;

import io.quittance.access.Password;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who registers.
 *
 * @param invitation the secret of a link; null without one
 */
record Registration(
        String email,
        String name,
        Password password,
        @Nullable String invitation) {

    @Override
    public String toString() {
        return "Registration[" + email + "]";
    }
}
