package io.quittance.load.run;

import io.quittance.load.Measurements;
import io.quittance.load.Option;
import io.quittance.load.Options;
import io.quittance.load.SampledDocument;
import io.quittance.load.Scenario;
import io.quittance.load.check.DocumentExamination;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** One scenario from the start of its backend to its verdict. */
final class ScenarioRun {

    private static final double MAX_RESIDENT_MB = 450;

    /** Invoices of 10,000 lines need all of the heap, and then it stays in use. */
    private static final double MAX_RESIDENT_MB_OF_HUGE = 550;

    private static final long HEAP_PERIOD_MILLIS = 2_000;
    private static final int MAX_HEAP_SAMPLES = 400;
    private static final int SHOWN_FAULTS = 10;

    private final Scenario scenario;
    private final Options options;
    private final Path folder;
    private final List<String> findings = new ArrayList<>();
    private boolean passed = true;

    ScenarioRun(Scenario scenario, Options options, Path folder) {
        this.scenario = scenario;
        this.options = options;
        this.folder = folder;
    }

    /**
     * What a scenario came to.
     *
     * @param residentMb the most the backend ever held; empty when it is not ours
     * @param heapMb after a full collection at the end
     * @param findings lines for people, each a threshold with what was found
     */
    record Result(
            Scenario scenario,
            Generator.Result load,
            Optional<ProcessUse> backend,
            OptionalDouble heapMb,
            List<String> findings,
            boolean passed,
            Path report) {}

    Result run(Path jar) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (options.text(Option.URL).isPresent()) {
            return run(
                    options,
                    options.text(Option.MANAGEMENT).map(url -> new ManagementPort(URI.create(url))),
                    Optional.empty());
        }
        Backend backend = Backend.start(jar, options, folder);
        try {
            return run(
                    options.with(Option.URL, backend.url().toString()),
                    Optional.of(backend.management()),
                    Optional.of(backend.process()));
        } finally {
            backend.stop();
        }
    }

    private Result run(Options aimed, Optional<ManagementPort> management, Optional<ProcessHandle> ours)
            throws IOException, InterruptedException {
        Optional<ProcessWatch> watch = ours.map(ProcessWatch::start);
        Options known = scenario == Scenario.OVERLOAD ? withPeak(aimed) : aimed;
        Optional<HeapWatch> heap = scenario == Scenario.SOAK
                ? management.map(port -> HeapWatch.start(port, ours, heapPeriodMillis()))
                : Optional.empty();
        Generator generator = Generator.start(scenario, known, folder);
        Generator.Result load = generator.result();
        if (heap.isPresent()) {
            heap.get().stop();
            judgeHeap(heap.get(), load.measurements());
        }
        OptionalDouble heapAtEnd =
                management.isPresent() ? HeapWatch.now(management.get(), ours) : OptionalDouble.empty();
        Optional<ProcessUse> use = Optional.empty();
        if (watch.isPresent()) {
            use = Optional.of(watch.get().stop());
            judgeMemory(use.get());
        }
        switch (scenario) {
            case SOAK -> examineSamples();
            case RAMP -> findings.add(Knee.inWords(load.measurements()));
            case OVERLOAD -> judgeStorm(StormJudgement.of(load, sharedProcessors()), use);
            default -> {}
        }
        findings.addAll(0, load.findings());
        return new Result(scenario, load, use, heapAtEnd, findings, passed && load.passed(), generator.report());
    }

    /** Where overload begins, measured against the same backend in the same arrangement. */
    private Options withPeak(Options aimed) throws IOException, InterruptedException {
        if (aimed.number(Option.PEAK).isPresent()) {
            return aimed;
        }
        System.out.println("  measuring the peak first");
        Measurements measured = Generator.start(Scenario.CAPACITY, aimed, folder.resolve("peak"))
                .result()
                .measurements();
        double peak = measured.phases().get("").documentsPerSecond();
        findings.add(String.format(Locale.ROOT, "in the beginning the peak was %.1f documents/s", peak));
        return aimed.with(Option.PEAK, Double.toString(peak));
    }

    private void judgeStorm(StormJudgement storm, Optional<ProcessUse> backend) {
        judge(storm.strengthInWords(), storm.wasStrongEnough());
        judge(storm.acceptedInWords(), storm.wasBorne());
        judge(storm.recoveryInWords(), storm.hasRecovered());
        backend.map(storm::refusalCostInWords).ifPresent(findings::add);
    }

    private double sharedProcessors() {
        boolean apart = Stream.of(Option.URL, Option.BACKEND_CPUS, Option.GENERATOR_CPUS)
                .anyMatch(option -> options.text(option).isPresent());
        return apart ? Double.NaN : Runtime.getRuntime().availableProcessors();
    }

    private long heapPeriodMillis() {
        long length = 60_000L * options.integer(Option.MINUTES).orElse(0);
        return Math.max(HEAP_PERIOD_MILLIS, length / MAX_HEAP_SAMPLES);
    }

    private void judgeHeap(HeapWatch heap, Measurements measurements) {
        Measurements.Phase soak = measurements.phases().get("");
        HeapTrend trend = HeapTrend.of(
                heap.between(soak.startMillis(), soak.endMillis()),
                Math.round(soak.documentsPerSecond() * soak.seconds()));
        judge(trend.inWords(), trend.isFlat());
    }

    private void judgeMemory(ProcessUse use) {
        double limit = scenario == Scenario.HUGE ? MAX_RESIDENT_MB_OF_HUGE : MAX_RESIDENT_MB;
        judge(
                String.format(
                        Locale.ROOT, "resident memory is at most %.0f MB (actual : %.0f)", limit, use.maxResidentMb()),
                use.maxResidentMb() <= limit);
    }

    private void examineSamples() throws IOException {
        List<SampledDocument> samples = SampledDocument.allIn(folder.resolve(SampledDocument.FOLDER));
        System.out.printf("  examining %d documents%n", samples.size());
        List<String> faults = new DocumentExamination().faultsOf(samples);
        Path all = Files.write(folder.resolve("faults.txt"), faults);
        faults.stream().limit(SHOWN_FAULTS).forEach(fault -> findings.add("  " + fault));
        if (faults.size() > SHOWN_FAULTS) {
            findings.add("  and more: " + all);
        }
        judge(
                "%d sampled documents pass qpdf, PDF/A-2a and PDF/UA-1, and their codes scan (faults : %d)"
                        .formatted(samples.size(), faults.size()),
                !samples.isEmpty() && faults.isEmpty());
    }

    private void judge(String finding, boolean good) {
        findings.add(finding + " : " + good);
        passed &= good;
    }
}
