package io.quittance.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import io.quittance.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rolling log files in the data folder: {@code access.log} and {@code application.log}. */
public final class LogFiles {

    private LogFiles() {}

    /** Starts writing to {@code logs/} in the data folder. Blocks; called once, before the servers listen. */
    public static void open(Configuration configuration) throws IOException {
        Path directory = configuration.dataDir().resolve("logs");
        Files.createDirectories(directory);
        Configuration.Logging logging = configuration.logging();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("log.directory", directory.toString());
        context.putProperty("log.level", logging.level());
        context.putProperty("log.maxFileBytes", Long.toString(logging.maxFileBytes()));
        context.putProperty("log.maxTotalBytes", Long.toString(logging.maxTotalBytes()));
        context.putProperty("log.maxDays", Integer.toString(logging.maxDays()));
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(
                    Objects.requireNonNull(LogFiles.class.getResource("/logback-files.xml"), "logback-files.xml"));
        } catch (JoranException e) {
            throw new IOException("The log files cannot be opened in " + directory, e);
        }
    }

    /** Leaves standard output to a command and its answer: what goes wrong is written to standard error instead. */
    public static void toStandardError() {
        ch.qos.logback.classic.Logger root =
                ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.iteratorForAppenders().forEachRemaining(appender -> {
            if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                console.stop();
                console.setTarget("System.err");
                console.start();
            }
        });
    }

    /** Writes what is still queued and closes the files. The last thing a process does. */
    public static void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }
}
