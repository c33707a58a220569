package io.quittance.observability;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that no longer answers, so that what watches over it starts another one. It answers while each of its
 * event loops does what it is given.
 *
 * <p>Under systemd with {@code WatchdogSec} that is told as well: a process that cannot even run this is ended by it.
 */
public final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(1);

    /** Looks within the limit. They are counted, not timed: a process that was suspended has not stopped answering. */
    private static final int LOOKS = 6;

    private final Duration limit;
    private final @Nullable NotifySocket systemd;
    private final Runnable end;
    private final List<Pulse> pulses = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** What one event loop was given, and has done. */
    private static final class Pulse {

        private final EventExecutor loop;
        private final AtomicLong beats = new AtomicLong();
        private long given;
        private int missed;

        Pulse(EventExecutor loop) {
            this.loop = loop;
        }

        void look() {
            boolean isBeating = beats.get() == given;
            missed = isBeating ? 0 : missed + 1;
            if (isBeating) {
                given++;
                loop.execute(beats::incrementAndGet);
            }
        }
    }

    /** @param end ends the process */
    Watchdog(Map<String, String> environment, Duration defaultLimit, Runnable end) {
        String micros = environment.get("WATCHDOG_USEC");
        this.limit = micros == null ? defaultLimit : Duration.of(Long.parseLong(micros), ChronoUnit.MICROS);
        this.systemd = NotifySocket.of(environment.get("NOTIFY_SOCKET"));
        this.end = end;
    }

    /** @param environment of the process, where systemd says how it wants to be told */
    public static Watchdog of(Map<String, String> environment) {
        return new Watchdog(
                environment, DEFAULT_LIMIT, () -> Runtime.getRuntime().halt(1));
    }

    /** Says that the service is ready, and from now on whether these event loops do what they are given. */
    public void watch(Iterable<EventExecutor> loops) {
        loops.forEach(loop -> pulses.add(new Pulse(loop)));
        tell("READY=1");
        long interval = limit.toMillis() / LOOKS;
        // It never fails, and ends with the timer.
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(this::look, 0, interval, TimeUnit.MILLISECONDS);
    }

    /** Watches no longer: what is stopping may take its time. */
    public void stop() {
        timer.shutdownNow();
        tell("STOPPING=1");
    }

    private void look() {
        try {
            pulses.forEach(Pulse::look);
        } catch (RejectedExecutionException stopped) {
            return;
        }
        if (pulses.stream().allMatch(pulse -> pulse.missed <= 1)) {
            tell("WATCHDOG=1");
        }
        if (pulses.stream().anyMatch(pulse -> pulse.missed >= LOOKS)) {
            LOG.error("An event loop has done nothing for {}. The process ends.", limit);
            end.run();
        }
    }

    private void tell(String state) {
        if (systemd != null) {
            systemd.send(state);
        }
    }
}
