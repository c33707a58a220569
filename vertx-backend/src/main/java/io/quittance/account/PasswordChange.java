package io.quittance.account;

import org.jspecify.annotations.Nullable;

/**
 * A new password, and the one that it replaces.
 *
 * @param revokeTokens whether API tokens are revoked; null is yes
 */
record PasswordChange(
        Password currentPassword,
        Password newPassword,
        @Nullable Boolean revokeTokens) {

    boolean revokesTokens() {
        return revokeTokens == null || revokeTokens;
    }
}
