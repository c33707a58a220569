package io.quittance.load.simulation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets the first reasons through for which requests got no answer, one line each. The engine would write thousands, with
 * whole requests.
 */
public final class FirstFailures extends Filter<ILoggingEvent> {

    private static final int LINES = 50;

    private final AtomicInteger lines = new AtomicInteger();

    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean oneLine = event.getFormattedMessage().startsWith("Request ");
        return oneLine && lines.getAndIncrement() < LINES ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
