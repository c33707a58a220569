package io.quittance.pdf;

import com.google.zxing.WriterException;
import io.quittance.invoice.Invoice;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What others do today with the same invoice: eight lines, a logo with transparency. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 15, time = 2)
@Measurement(iterations = 3, time = 2)
public class BaselineBenchmark {

    private Invoice invoice;
    private byte[] logo;
    private PlainOpenHtmlToPdf plain;
    private PdfBoxByHand naive;
    private PdfBoxByHand cached;

    @Setup
    public void prepare() throws IOException {
        invoice = BenchmarkInvoices.invoice(8, "rgba", "latin");
        logo = BenchmarkInvoices.file("rgba");
        plain = new PlainOpenHtmlToPdf();
        naive = new PdfBoxByHand(false, logo);
        cached = new PdfBoxByHand(true, logo);
    }

    @Benchmark
    public byte[] plainOpenHtmlToPdf() throws IOException, WriterException {
        return PdfSize.of(plain.render(invoice, logo));
    }

    @Benchmark
    public byte[] pdfBoxByHand() throws IOException, WriterException {
        return PdfSize.of(naive.render(invoice));
    }

    @Benchmark
    public byte[] pdfBoxByHandCached() throws IOException, WriterException {
        return PdfSize.of(cached.render(invoice));
    }
}
