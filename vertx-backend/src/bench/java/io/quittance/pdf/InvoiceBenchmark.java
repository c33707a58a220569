package io.quittance.pdf;

import io.quittance.invoice.Invoice;
import io.quittance.invoice.InvoicePaper;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a worker thread does for an invoice that has been read: template, layout, QR code, fonts, PDF. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 15, time = 2)
@Measurement(iterations = 3, time = 2)
public class InvoiceBenchmark {

    @Param({"1", "8", "40", "100", "1000", "10000"})
    int lines;

    @Param({"none", "opaque", "rgba", "jpeg"})
    String logo;

    @Param({"latin", "mixed"})
    String script;

    private final PdfRenderer renderer = BenchmarkInvoices.renderer();
    private Invoice invoice;

    @Setup
    public void prepare() {
        invoice = BenchmarkInvoices.invoice(lines, logo, script);
    }

    @Benchmark
    public byte[] render() {
        return PdfSize.of(renderer.render(InvoicePaper.of(invoice)));
    }
}
