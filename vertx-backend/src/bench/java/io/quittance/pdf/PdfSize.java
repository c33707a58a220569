package io.quittance.pdf;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Size of the last document that was made. */
public final class PdfSize implements InternalProfiler {

    static final String NAME = "size";

    /** Benchmark and profiler know nothing of each other, and share the process. */
    private static volatile int last;

    static byte[] of(byte[] document) {
        last = document.length;
        return document;
    }

    @Override
    public String getDescription() {
        return "Size of the documents";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        last = 0;
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(new ScalarResult(NAME, last / 1e3, "kB", AggregationPolicy.AVG));
    }
}
