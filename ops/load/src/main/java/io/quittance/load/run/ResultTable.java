package io.quittance.load.run;

import io.quittance.load.Measurements;
import io.quittance.load.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * The results as a Markdown table: one row for each phase. Times are milliseconds, memory is MB; processor time is that of
 * the service for a document and that of the generator for a request, where no other phase ran beside.
 */
final class ResultTable {

    private static final String FORMAT =
            "| %-21s | %11s | %6s | %6s | %6s | %6s | %7s | %7s | %7s | %7s | %9s | %9s | %5s |%n";

    private ResultTable() {}

    static String of(List<ScenarioRun.Result> results) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                FORMAT,
                "scenario",
                "documents/s",
                "p50",
                "p95",
                "p99",
                "errors",
                "503s",
                "503 p99",
                "max RSS",
                "heap",
                "CPU/doc",
                "load CPU",
                "lag"));
        table.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (ScenarioRun.Result result : results) {
            result.load().measurements().phases().forEach((name, phase) -> {
                if (!name.equals("warm-up")) {
                    table.append(row(result, name, phase));
                }
            });
        }
        return table.toString();
    }

    private static String row(ScenarioRun.Result result, String name, Measurements.Phase phase) {
        Measurements.Times created = phase.of(Outcome.CREATED);
        Measurements.Times refused = phase.of(Outcome.REFUSED);
        boolean alone = result.load().measurements().phases().values().stream()
                .filter(other -> !other.equals(phase))
                .noneMatch(phase::overlaps);
        double backendCpu = alone ? result.backend().map(use -> cpu(use, phase)).orElse(Double.NaN) : Double.NaN;
        double generatorCpu = alone ? cpu(result.load().use(), phase) : Double.NaN;
        long requests = phase.outcomes().values().stream()
                .mapToLong(Measurements.Times::count)
                .sum();
        return String.format(
                FORMAT,
                (result.scenario().word() + " " + name).strip(),
                decimal(phase.documentsPerSecond(), 1),
                created.p50(),
                created.p95(),
                created.p99(),
                phase.of(Outcome.FAILED).count(),
                refused.count(),
                refused.count() == 0 ? "" : refused.p99(),
                decimal(result.backend().map(ProcessUse::maxResidentMb).orElse(Double.NaN), 0),
                decimal(result.heapMb().orElse(Double.NaN), 1),
                decimal(backendCpu / created.count(), 2),
                decimal(generatorCpu / requests, 3),
                result.load().measurements().lagP99Millis());
    }

    private static double cpu(ProcessUse use, Measurements.Phase phase) {
        return use.cpuMillisBetween(phase.startMillis(), phase.endMillis());
    }

    /** Empty for what is not known. */
    private static String decimal(double number, int places) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, "%." + places + "f", number) : "";
    }
}
