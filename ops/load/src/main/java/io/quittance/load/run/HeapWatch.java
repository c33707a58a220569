package io.quittance.load.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Samples what survives a full collection.
 *
 * <p>With a backend of our own it asks for a collection before each sample; with somebody else's it takes what the last
 * one left.
 */
final class HeapWatch {

    private final ManagementPort management;
    private final Optional<ProcessHandle> ours;
    private final List<Sample> samples = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    /** @param millis since the epoch */
    record Sample(long millis, double megabytes) {}

    private HeapWatch(ManagementPort management, Optional<ProcessHandle> ours, long periodMillis) {
        this.management = management;
        this.ours = ours;
        this.thread = Thread.ofPlatform().daemon().name("heap").unstarted(() -> sampleEvery(periodMillis));
    }

    static HeapWatch start(ManagementPort management, Optional<ProcessHandle> ours, long periodMillis) {
        HeapWatch watch = new HeapWatch(management, ours, periodMillis);
        watch.thread.start();
        return watch;
    }

    /** Those between two moments; call it once stopped. */
    List<Sample> between(long startMillis, long endMillis) {
        return samples.stream()
                .filter(sample -> sample.millis() >= startMillis && sample.millis() <= endMillis)
                .toList();
    }

    void stop() throws InterruptedException {
        over = true;
        thread.join();
    }

    private void sampleEvery(long periodMillis) {
        try {
            while (!over) {
                Thread.sleep(periodMillis);
                now(management, ours).ifPresent(heap -> samples.add(new Sample(System.currentTimeMillis(), heap)));
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("The heap is watched no longer: " + e);
        }
    }

    /** One sample, in MB. */
    static OptionalDouble now(ManagementPort management, Optional<ProcessHandle> ours)
            throws IOException, InterruptedException {
        if (ours.isPresent()) {
            collectGarbage(ours.get());
        }
        return management.liveHeapMb();
    }

    private static void collectGarbage(ProcessHandle process) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Jvm.tool("jcmd"), Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        if (!jcmd.waitFor(30, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new IOException("jcmd could not ask process " + process.pid() + " for a collection");
        }
        // The JVM tells its own observers a moment later.
        Thread.sleep(100);
    }
}
