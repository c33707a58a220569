package io.quittance.access;

import io.quittance.db.Database;
import io.quittance.http.ContractBinding;
import io.quittance.http.RequestFacts;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through who has the role that the contract names at the operation, and puts the {@link Caller} on the context.
 * Public operations are let through without a look at the database.
 *
 * <p>A browser sends its cookie along whoever made the page that asks. So what relies on the cookie and changes something
 * needs a header that other sites' pages cannot send; from which origins a page may call at all was decided before.
 */
public final class AccessHandler implements Handler<RoutingContext> {

    private static final Kind ROLE_TOO_LOW = new Kind(403, "role-too-low", "Role too low");
    private static final Kind CSRF_HEADER_MISSING = new Kind(403, "csrf-header-missing", "Header missing");
    private static final Kind SESSION_EXPIRED = new Kind(401, "session-expired", "Session expired");
    private static final Kind TOKEN_INVALID = new Kind(401, "token-invalid", "Token invalid");
    private static final Kind SIGN_IN_REQUIRED = new Kind(401, "sign-in-required", "Sign-in required");

    private static final String ROLE = "x-role";
    private static final String PUBLIC = "public";

    /** Public operations of this tag answer with a cookie. */
    private static final String ACCOUNT = "account";

    private static final String BEARER = "Bearer ";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Callers callers;

    /** @param idle a session that was not used for so long is over */
    public AccessHandler(Database database, Clock clock, Duration idle) {
        this.callers = new Callers(database, clock, idle);
    }

    @Override
    public void handle(RoutingContext ctx) {
        Operation operation = ContractBinding.of(ctx);
        if (operation == null) {
            // The documentation, and what there is not.
            ctx.next();
            return;
        }
        // An operation that names no role is open to nobody.
        String role = (String) Objects.requireNonNull(operation.getExtensions().get(ROLE), operation.getOperationId());
        if (role.equals(PUBLIC)) {
            if (operation.getTags().contains(ACCOUNT)) {
                requireOwnPage(ctx);
            }
            ctx.next();
            return;
        }
        Role needed = Role.of(role);
        // What the client sends meanwhile waits; it is read once the caller is known.
        ctx.request().pause();
        caller(ctx).onSuccess(caller -> admit(ctx, caller, needed)).onFailure(ctx::fail);
    }

    private Future<Caller> caller(RoutingContext ctx) {
        String authorization = ctx.request().getHeader("Authorization");
        if (authorization != null) {
            String token = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? authorization.substring(BEARER.length()).strip()
                    : "";
            return callers.byToken(token).map(caller -> known(ctx, caller, tokenInvalid()));
        }
        String cookie = SessionCookie.read(ctx);
        if (cookie == null) {
            return Future.succeededFuture(known(ctx, null, signInRequired()));
        }
        requireOwnPage(ctx);
        return callers.bySession(cookie).map(caller -> known(ctx, caller, sessionExpired()));
    }

    private static void admit(RoutingContext ctx, Caller caller, Role needed) {
        RequestFacts.putUser(ctx, caller.userId());
        if (!caller.role().includes(needed)) {
            ctx.fail(roleTooLow(needed));
            return;
        }
        caller.bindTo(ctx);
        ctx.next();
    }

    /** The refusal of what needs a higher role than the caller has. */
    public static ProblemException roleTooLow(Role needed) {
        return ROLE_TOO_LOW.because("This needs the role " + needed.text() + ".");
    }

    private static void requireOwnPage(RoutingContext ctx) {
        if (!SAFE.contains(ctx.request().method()) && !ctx.request().headers().contains("X-Requested-With")) {
            throw CSRF_HEADER_MISSING.because("The header X-Requested-With must be sent along.");
        }
    }

    private static Caller known(RoutingContext ctx, @Nullable Caller caller, ProblemException otherwise) {
        if (caller != null) {
            return caller;
        }
        ctx.response().putHeader("WWW-Authenticate", "Bearer");
        throw otherwise;
    }

    /** The refusal of a session that has ended. */
    public static ProblemException sessionExpired() {
        return SESSION_EXPIRED.because("The session is over. Sign in again.");
    }

    /** The refusal of a token that is unknown, revoked or out of date. */
    public static ProblemException tokenInvalid() {
        return TOKEN_INVALID.because("The API token is not good, or not any more.");
    }

    private static ProblemException signInRequired() {
        return SIGN_IN_REQUIRED.because("Nobody is signed in.");
    }
}
