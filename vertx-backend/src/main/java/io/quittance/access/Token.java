package io.quittance.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credential of a user for programs. Its text was shown once and is not known here.
 *
 * @param role at most its maker's when it was made
 * @param lastUsedAt to the minute
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Token(
        UUID id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** People and programs that look for lost secrets know it by this. */
    private static final String PREFIX = "qt_";

    public static RandomSecret make() {
        return new RandomSecret(PREFIX + RandomSecret.make().text());
    }

    static boolean isShaped(String text) {
        return text.startsWith(PREFIX) && RandomSecret.isShaped(text.substring(PREFIX.length()));
    }
}
