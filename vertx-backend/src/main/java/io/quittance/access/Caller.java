package io.quittance.access;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, once they are known.
 *
 * @param role of the session or the token, which may be less than the user's
 * @param sessionId null for a program with a token
 * @param tokenId null for a person with a session
 */
public record Caller(
        UUID userId,
        Role role,
        @Nullable UUID sessionId,
        @Nullable UUID tokenId) {

    private static final String KEY = "caller";

    /** @throws IllegalStateException if the operation is public */
    public static Caller of(RoutingContext ctx) {
        Caller caller = ctx.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("Nobody has to be known for this operation");
        }
        return caller;
    }

    void bindTo(RoutingContext ctx) {
        ctx.put(KEY, this);
    }
}
