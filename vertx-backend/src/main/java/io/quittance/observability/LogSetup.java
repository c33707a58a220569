package io.quittance.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * The application log on standard output, from the first line on; {@link LogFiles} are added once the configuration is
 * known. Named in {@code META-INF/services} and not written as {@code logback.xml}: reading that took a tenth of a start.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LogContext requestIds = new LogContext();
        requestIds.setContext(context);
        requestIds.start();
        context.addTurboFilter(requestIds);

        // Every event loop's server registers the same gauges; the first registration counts them all.
        context.getLogger("io.micrometer.core.instrument.MeterRegistry").setLevel(Level.ERROR);
        context.getLogger("com.openhtmltopdf").setLevel(Level.WARN);
        context.getLogger("org.flywaydb").setLevel(Level.WARN);
        context.getLogger("com.github.kagkarlsson").setLevel(Level.WARN);
        // At DEBUG it repeats what a refused request said, and that may be a password.
        context.getLogger("io.vertx.ext.web.RoutingContext").setLevel(Level.INFO);

        ConsoleAppender<ILoggingEvent> stdout = new ConsoleAppender<>();
        stdout.setContext(context);
        stdout.setName("stdout");
        stdout.setEncoder(JsonLines.application(context));
        stdout.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(stdout);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
