package io.quittance.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody wants.
 *
 * @param expiresAt null for one that does not expire
 */
record NewToken(String name, Role role, @Nullable Instant expiresAt) {}
