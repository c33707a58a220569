package io.quittance.observability;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.quittance.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;

/**
 * The rolling log files in the data folder: {@code access.log} and {@code application.log}. They are added to what
 * {@link LogSetup} has set up.
 */
public final class LogFiles {

    private static final String ACCESS = "access";
    private static final String APPLICATION = "application";
    private static final int ACCESS_QUEUE = 16_384;
    private static final int APPLICATION_QUEUE = 4_096;

    private LogFiles() {}

    /**
     * Starts writing to {@code logs/} in the data folder, instead of where it wrote to before. Blocks; called once, before
     * the servers listen.
     */
    public static void open(Configuration configuration) throws IOException {
        Path directory = configuration.dataDir().resolve("logs");
        Files.createDirectories(directory);
        Configuration.Logging settings = configuration.logging();

        Logger root = context().getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.valueOf(settings.level()));
        write(root, file(directory, APPLICATION, settings, JsonLines.application(context())), APPLICATION_QUEUE);

        Logger access = context().getLogger(ACCESS);
        access.setLevel(Level.INFO);
        access.setAdditive(false);
        write(access, file(directory, ACCESS, settings, JsonLines.access(context())), ACCESS_QUEUE);
    }

    /** Leaves standard output to a command and its answer: what goes wrong is written to standard error instead. */
    public static void toStandardError() {
        Logger root = context().getLogger(Logger.ROOT_LOGGER_NAME);
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
        context().stop();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    /** Event loops hand lines over and never wait for the disk, but no line is dropped either. */
    private static void write(Logger logger, Appender<ILoggingEvent> file, int queue) {
        AsyncAppender async = new AsyncAppender();
        async.setContext(context());
        async.setName(file.getName());
        async.setQueueSize(queue);
        async.setDiscardingThreshold(0);
        async.addAppender(file);
        async.start();
        Appender<ILoggingEvent> earlier = logger.getAppender(file.getName());
        if (earlier != null) {
            logger.detachAppender(earlier);
            earlier.stop();
        }
        logger.addAppender(async);
    }

    private static RollingFileAppender<ILoggingEvent> file(
            Path directory, String name, Configuration.Logging settings, LogstashEncoder encoder) throws IOException {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context());
        file.setName(name);
        file.setFile(directory.resolve(name + ".log").toString());
        file.setEncoder(encoder);

        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context());
        rolling.setParent(file);
        rolling.setFileNamePattern(directory.resolve(name) + ".%d{yyyy-MM-dd,UTC}.%i.log.gz");
        rolling.setMaxFileSize(new FileSize(settings.maxFileBytes()));
        rolling.setTotalSizeCap(new FileSize(settings.maxTotalBytes()));
        rolling.setMaxHistory(settings.maxDays());
        rolling.start();
        file.setRollingPolicy(rolling);
        file.start();
        if (!file.isStarted()) {
            throw new IOException("The log file " + file.getFile() + " cannot be written to");
        }
        return file;
    }
}
