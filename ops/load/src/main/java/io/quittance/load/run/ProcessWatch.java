package io.quittance.load.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a process's resident memory and processor time once a second. */
final class ProcessWatch {

    private static final int PERIOD_MILLIS = 1_000;
    private static final Path PROC = Path.of("/proc");

    private final ProcessHandle process;
    private final List<ProcessUse.Sample> samples = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::sample);
    private volatile boolean over;

    private ProcessWatch(ProcessHandle process) {
        this.process = process;
    }

    static ProcessWatch start(ProcessHandle process) {
        ProcessWatch watch = new ProcessWatch(process);
        watch.thread.start();
        return watch;
    }

    /** Ends the watch. */
    ProcessUse stop() throws InterruptedException {
        over = true;
        thread.join();
        return new ProcessUse(List.copyOf(samples));
    }

    private void sample() {
        try {
            while (!over && process.isAlive()) {
                Thread.sleep(PERIOD_MILLIS);
                double resident = residentMb();
                if (resident > 0) {
                    samples.add(new ProcessUse.Sample(System.currentTimeMillis(), resident, cpuMillis()));
                }
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("Process " + process.pid() + " is watched no longer: " + e);
        }
    }

    private long cpuMillis() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    /** 0 when the process is gone. */
    private double residentMb() throws IOException {
        String kibibytes = Files.isDirectory(PROC) ? residentInProc() : residentByPs();
        return kibibytes.isEmpty() ? 0 : Long.parseLong(kibibytes) * 1024 / 1e6;
    }

    /** On Linux: starting a program each second would take a fortieth of two processors. */
    private String residentInProc() throws IOException {
        Path status = PROC.resolve(Long.toString(process.pid())).resolve("status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .findFirst()
                    .orElse("");
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    private String residentByPs() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
}
