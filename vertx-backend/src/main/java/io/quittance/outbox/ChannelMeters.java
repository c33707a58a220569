package io.quittance.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What can be seen of a channel from outside. */
final class ChannelMeters {

    private final MeterRegistry registry;
    private final String channel;
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong oldestMillis = new AtomicLong();

    ChannelMeters(MeterRegistry registry, String channel) {
        this.registry = registry;
        this.channel = channel;
        Gauge.builder("quittance.outbox.due", due::get)
                .description("Deliveries whose time has come")
                .tag("channel", channel)
                .register(registry);
        Gauge.builder("quittance.outbox.oldest.seconds", () -> oldestMillis.get() / 1_000.0)
                .description("For how long the oldest of them has been due")
                .tag("channel", channel)
                .register(registry);
        // There from the start, so that a rate can be taken of the first one.
        for (String outcome : new String[] {"done", "later", "never", "refused"}) {
            counter(outcome);
        }
    }

    /** Written, and how it ended. */
    void settled(Outcome outcome) {
        counter(
                        switch (outcome) {
                            case Outcome.Done done -> "done";
                            case Outcome.Later later -> "later";
                            case Outcome.Never never -> "never";
                        })
                .increment();
    }

    /** Not written: another worker had claimed it meanwhile. */
    void refused() {
        counter("refused").increment();
    }

    void measured(long count, long oldest) {
        due.set(count);
        oldestMillis.set(oldest);
    }

    private Counter counter(String outcome) {
        return Counter.builder("quittance.outbox.attempts")
                .description("Attempts that ended, by what came of them")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .register(registry);
    }
}
