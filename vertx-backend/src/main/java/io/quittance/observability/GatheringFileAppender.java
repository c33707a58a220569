package io.quittance.observability;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import io.quittance.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A rolling file behind a queue, whose writer pauses when the queue is empty.
 *
 * <p>Its files are for our own eyes. Whoever puts a line into the queue has to wake a writer that waits there. That costs an event loop, and the thread that
 * the woken writer interrupts, more than the line itself. After a pause several lines are waiting and nobody was woken.
 */
final class GatheringFileAppender extends RollingFileAppender<ILoggingEvent> {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int TIGHTEN_SECONDS = 1;

    private final AsyncAppender queue;

    /** @param queue whose thread is the only one to write here */
    GatheringFileAppender(AsyncAppender queue) {
        this.queue = queue;
    }

    @Override
    public void openFile(String name) throws IOException {
        PrivateFiles.file(Path.of(name));
        super.openFile(name);
    }

    /** What was written so far is compressed on another thread, into a file that it makes itself. */
    @Override
    public void rollover() {
        super.rollover();
        Path folder = Objects.requireNonNull(Path.of(getFile()).toAbsolutePath().getParent());
        var unused = getContext()
                .getScheduledExecutorService()
                .schedule(() -> tighten(folder), TIGHTEN_SECONDS, TimeUnit.SECONDS);
    }

    private void tighten(Path folder) {
        try {
            PrivateFiles.tightenAll(folder);
        } catch (IOException e) {
            addWarn("Compressed logs may be readable for others", e);
        }
    }

    @Override
    protected void subAppend(ILoggingEvent event) {
        super.subAppend(event);
        if (queue.isStarted() && queue.getNumberOfElementsInQueue() == 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
