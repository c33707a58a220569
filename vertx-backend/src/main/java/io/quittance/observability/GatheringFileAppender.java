package io.quittance.observability;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A rolling file behind a queue, whose writer pauses when the queue is empty.
 *
 * <p>Whoever puts a line into the queue has to wake a writer that waits there. That costs an event loop, and the thread that
 * the woken writer interrupts, more than the line itself. After a pause several lines are waiting and nobody was woken.
 */
final class GatheringFileAppender extends RollingFileAppender<ILoggingEvent> {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final AsyncAppender queue;

    /** @param queue whose thread is the only one to write here */
    GatheringFileAppender(AsyncAppender queue) {
        this.queue = queue;
    }

    @Override
    protected void subAppend(ILoggingEvent event) {
        super.subAppend(event);
        if (queue.isStarted() && queue.getNumberOfElementsInQueue() == 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
