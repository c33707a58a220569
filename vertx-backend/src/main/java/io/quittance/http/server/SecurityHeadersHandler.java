package io.quittance.http.server;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;

/** Headers that every response carries unless its route sets others. */
final class SecurityHeadersHandler implements SecurityPolicyHandler {

    private final boolean production;

    /** @param production whether browsers may be told to insist on HTTPS, which on localhost would hit other programs */
    SecurityHeadersHandler(boolean production) {
        this.production = production;
    }

    @Override
    public void handle(RoutingContext ctx) {
        addTo(ctx.response());
        ctx.next();
    }

    /** Adds them to an answer. */
    void addTo(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Cross-Origin-Resource-Policy", "same-site")
                .putHeader("Cache-Control", "no-store");
        if (production) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
