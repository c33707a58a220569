package io.quittance.pdf;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks, takes JMH's own options, and ends with a table that a README can quote. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .addProfiler(ProcessCpu.class)
                .addProfiler(PdfSize.class)
                .addProfiler(GCProfiler.class);
        Collection<RunResult> results = new Runner(options.build()).run();
        System.out.println("\n| what | lines | logo | script | CPU ms | documents/s | allocated kB | size kB |");
        System.out.println("|---|---:|---|---|---:|---:|---:|---:|");
        for (RunResult result : results) {
            System.out.println(row(result));
        }
    }

    private static String row(RunResult result) {
        var parameters = result.getParams();
        List<String> cells = List.of(
                result.getPrimaryResult().getLabel(),
                parameter(parameters.getParam("lines")),
                parameter(parameters.getParam("logo")),
                parameter(parameters.getParam("script")),
                format(secondary(result, ProcessCpu.NAME)),
                format(parameters.getThreads() * 1e3 / result.getPrimaryResult().getScore()),
                format(secondary(result, "gc.alloc.rate.norm") / 1e3),
                format(secondary(result, PdfSize.NAME)));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String parameter(String value) {
        return value == null ? "" : value;
    }

    private static double secondary(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        if (found == null) {
            throw new IllegalStateException("JMH did not measure " + name + ": "
                    + result.getSecondaryResults().keySet());
        }
        return found.getScore();
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
