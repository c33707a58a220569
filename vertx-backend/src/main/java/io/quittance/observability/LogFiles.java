package io.quittance.observability;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.quittance.config.Configuration;
import io.quittance.config.PrivateFiles;
import java.io.IOException;
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
        PrivateFiles.dataFolder(configuration.dataDir());
        PrivateFiles.folder(directory);
        PrivateFiles.tightenAll(directory);
        Configuration.Logging settings = configuration.logging();

        Logger root = context().getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.valueOf(settings.level()));
        AsyncAppender application = queue(APPLICATION, APPLICATION_QUEUE);
        write(root, application, file(application, directory, settings, JsonLines.application(context())));

        Logger requests = context().getLogger(ACCESS);
        requests.setLevel(Level.INFO);
        requests.setAdditive(false);
        AsyncAppender access = queue(ACCESS, ACCESS_QUEUE);
        write(requests, access, file(access, directory, settings, JsonLines.access(context())));
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
    private static AsyncAppender queue(String name, int size) {
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context());
        queue.setName(name);
        queue.setQueueSize(size);
        queue.setDiscardingThreshold(0);
        return queue;
    }

    private static void write(Logger logger, AsyncAppender queue, Appender<ILoggingEvent> file) {
        queue.addAppender(file);
        queue.start();
        Appender<ILoggingEvent> earlier = logger.getAppender(queue.getName());
        if (earlier != null) {
            logger.detachAppender(earlier);
            earlier.stop();
        }
        logger.addAppender(queue);
    }

    private static Appender<ILoggingEvent> file(
            AsyncAppender queue, Path directory, Configuration.Logging settings, LogstashEncoder encoder)
            throws IOException {
        String name = queue.getName();
        GatheringFileAppender file = new GatheringFileAppender(queue);
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
