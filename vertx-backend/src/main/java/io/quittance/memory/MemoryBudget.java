package io.quittance.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What large work (pictures, long invoices, imports, long bodies) may take of the heap at the same time, all of it
 * together. Small work needs no permit: it is bounded by the threads that do it.
 *
 * <p>A thread that holds a permit must not wait for another one: two that do could wait for each other.
 */
public final class MemoryBudget {

    /** The least heap that the service runs in, {@code -Xmx192m}. */
    public static final long LEAST_HEAP_BYTES = 192L << 20;

    /** What the service itself, its small requests and the bodies on their way in take of the heap. */
    private static final long RESERVED_BYTES = 112L << 20;

    /** One picture of the most pixels must fit. */
    private static final long LEAST_BUDGET_BYTES = 64L << 20;

    private static final int UNIT_BYTES = 1_024;
    private static final int PATIENCE_SECONDS = 10;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final int units;
    private final Semaphore free;

    /** @param bytes how much there is; work that asks for more gets all of it, and is alone then */
    public MemoryBudget(long bytes) {
        this.units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT_BYTES);
        // Fair among those that wait. What does not wait may pass them, and is soon done.
        this.free = new Semaphore(units, true);
    }

    /** How large the heap of this process can grow: {@code -Xmx}. */
    public static long heapBytes() {
        // Runtime.maxMemory() is less by what the collector keeps free, with ours by a fifth.
        return Long.parseLong(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxHeapSize")
                .getValue());
    }

    /** @param heapBytes the most that the heap can grow to */
    public static MemoryBudget ofHeap(long heapBytes) {
        return new MemoryBudget(Math.max(LEAST_BUDGET_BYTES, heapBytes - RESERVED_BYTES));
    }

    /**
     * Takes so much at once. Of nothing there is always enough.
     *
     * @throws ProblemException of status 503 if other work has it
     */
    public Permit take(long bytes) {
        int wanted = unitsOf(bytes);
        if (!free.tryAcquire(wanted)) {
            throw overloaded();
        }
        return new Permit(wanted);
    }

    /**
     * Waits for so much for ten seconds at most; call it on a worker that keeps no person waiting.
     *
     * @throws ProblemException of status 503 if other work has it for longer than that
     */
    public Permit await(long bytes) {
        int wanted = unitsOf(bytes);
        try {
            if (free.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Permit(wanted);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw overloaded();
    }

    /** Publishes how much is free. */
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("quittance.memory.free.bytes", () -> (long) free.availablePermits() * UNIT_BYTES)
                .description("Memory that large work (pictures, long invoices and bodies, imports) may still take")
                .register(registry);
    }

    private int unitsOf(long bytes) {
        return (int) Math.min(units, Math.ceilDiv(bytes, UNIT_BYTES));
    }

    private static ProblemException overloaded() {
        return Kind.OVERLOADED
                .because("Memory is taken by other large work. Try again soon.")
                .retryAfter(RETRY_AFTER);
    }

    /** A part of the budget, until it is closed. */
    public final class Permit implements AutoCloseable {

        private final AtomicInteger held;

        private Permit(int units) {
            this.held = new AtomicInteger(units);
        }

        /** Gives it back; a second time does nothing. */
        @Override
        public void close() {
            free.release(held.getAndSet(0));
        }
    }
}
