package io.quittance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import io.quittance.RunningApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheringFileAppenderTest {

    private final LoggerContext context = new LoggerContext();

    @TempDir
    private Path folder;

    private Path file;
    private Logger logger;

    @BeforeEach
    void open() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        file = folder.resolve("lines.log");
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setDiscardingThreshold(0);
        queue.addAppender(appender(queue));
        queue.start();
        logger = context.getLogger("lines");
        logger.addAppender(queue);
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void writesALoneLineWithoutWaitingForAnother() throws Exception {
        logger.info("alone");

        long end = System.nanoTime() + RunningApp.PATIENCE.toNanos();
        while (Files.size(file) == 0 && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertThat(Files.readString(file)).isEqualTo("alone\n");
    }

    @Test
    void writesEveryLineInOrderWhetherItCameDuringAPauseOrNot() throws Exception {
        // More than the queue holds; some at once, some apart.
        List<String> lines =
                IntStream.range(0, 3_000).mapToObj(Integer::toString).toList();
        for (int i = 0; i < lines.size(); i++) {
            logger.info(lines.get(i));
            if (i % 100 == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
        context.stop();

        assertThat(Files.readAllLines(file)).isEqualTo(lines);
    }

    private GatheringFileAppender appender(AsyncAppender queue) {
        GatheringFileAppender appender = new GatheringFileAppender(queue);
        appender.setContext(context);
        appender.setFile(file.toString());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg\n");
        encoder.start();
        appender.setEncoder(encoder);
        TimeBasedRollingPolicy<?> rolling = new TimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder.resolve("lines.%d.log").toString());
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.start();
        return appender;
    }
}
