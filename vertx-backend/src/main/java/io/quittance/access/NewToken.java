package io.quittance.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody wants.
 *
 * @param expiresAt null for one that does not expire
 */
public record NewToken(String name, Role role, @Nullable Instant expiresAt) {}
