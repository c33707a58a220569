package io.quittance.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;

/**
 * Puts the request id on every log line, whichever library writes it and whichever thread it is on.
 *
 * <p>The id travels with the Vert.x context, so it also reaches worker threads. Lines that belong to no request carry the
 * id of this run of the process. Set up by {@link LogSetup}, and named in {@code META-INF/services} because context locals
 * must be registered before the first context exists.
 */
public final class LogContext extends TurboFilter implements VertxServiceProvider {

    private static final String KEY = "requestId";
    private static final String RUN_ID = UUID.randomUUID().toString();
    private static final ContextLocal<String> REQUEST_ID = ContextLocal.registerLocal(String.class);

    /** Makes log lines of the current context carry the id. */
    public static void bind(Context context, String requestId) {
        context.putLocal(REQUEST_ID, requestId);
    }

    @Override
    public void init(VertxBootstrap bootstrap) {
        // Being loaded is what registers the context local.
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            MDC.put(KEY, currentId());
        }
        return FilterReply.NEUTRAL;
    }

    private static String currentId() {
        Context context = Vertx.currentContext();
        String id = context == null ? null : context.getLocal(REQUEST_ID);
        return id == null ? RUN_ID : id;
    }
}
