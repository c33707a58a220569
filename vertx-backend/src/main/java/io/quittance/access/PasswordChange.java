package io.quittance.access;

import org.jspecify.annotations.Nullable;

/**
 * A new password, and the one that it replaces.
 *
 * @param revokeTokens whether API tokens are revoked; null is yes
 */
public record PasswordChange(
        Password currentPassword,
        Password newPassword,
        @Nullable Boolean revokeTokens) {

    public boolean revokesTokens() {
        return revokeTokens == null || revokeTokens;
    }
}
