package io.quittance.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The cookie that a browser is known by. Its prefix makes browsers insist on HTTPS and on our host alone. */
public final class SessionCookie {

    public static final String NAME = "__Host-quittance";

    private SessionCookie() {}

    /** Null when there is none. */
    public static @Nullable String read(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    /** Kept until the browser is closed; how long the session is good for is known here only. */
    public static void give(RoutingContext ctx, RandomSecret secret) {
        ctx.response().addCookie(guarded(Cookie.cookie(NAME, secret.text())));
    }

    public static void take(RoutingContext ctx) {
        ctx.response().addCookie(guarded(Cookie.cookie(NAME, "").setMaxAge(0)));
    }

    private static Cookie guarded(Cookie cookie) {
        return cookie.setPath("/").setSecure(true).setHttpOnly(true).setSameSite(CookieSameSite.STRICT);
    }
}
