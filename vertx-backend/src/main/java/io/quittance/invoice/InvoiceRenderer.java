package io.quittance.invoice;

import io.quittance.bitcoin.BitcoinAddress;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.bitcoin.PaymentRequest;
import io.quittance.kernel.Kernel;
import io.quittance.memory.MemoryBudget;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.quittance.pdf.PdfRenderer;
import io.quittance.pdf.PictureCache;
import io.quittance.pdf.RenderPools;
import io.quittance.pdf.RenderPools.Lane;
import io.quittance.pdf.RenderQueueFullException;
import io.quittance.pdf.file.Picture;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes PDFs of invoices, each where it keeps nobody waiting. */
public final class InvoiceRenderer {

    /** A PNG of one transparent pixel. */
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** What a line takes of the heap while its invoice is read, laid out and written, at most about. */
    private static final int BYTES_OF_A_LINE = 3_000;

    private final RenderPools pools;
    private final MemoryBudget memory;
    private final PictureCache pictures;
    /** An invoice with more lines than this is rendered where it keeps nobody waiting. */
    private final int bulkFromLines;

    public InvoiceRenderer(Kernel kernel, PictureCache pictures) {
        this.pools = kernel.pools();
        this.memory = kernel.memory();
        this.pictures = pictures;
        this.bulkFromLines = kernel.configuration().rendering().bulkFromLines();
    }

    /** Whether an invoice of so many lines is rendered beside those that people wait for. */
    public boolean isLong(int lines) {
        return lines > bulkFromLines;
    }

    /** Renders a small invoice on every thread that serves people, and keeps none of them. */
    public Future<Void> warmUp() {
        return pools.warmUp(renderer -> renderer.render(InvoicePaper.of(sample())));
    }

    /**
     * Renders an invoice that is kept elsewhere.
     *
     * @param lines how many it has: long ones are rendered where they keep nobody waiting
     * @param invoice is asked for on the worker, and may block
     * @return fails with a {@link ProblemException} of status 503 when there is too much to do
     */
    public Future<byte[]> render(int lines, Supplier<Invoice> invoice) {
        return pools.run(isLong(lines) ? Lane.BULK : Lane.INTERACTIVE, renderer -> render(renderer, invoice.get()))
                .recover(InvoiceRenderer::explain);
    }

    /** Waits for memory where the invoice is long; those are rendered where they keep nobody waiting. */
    public byte[] render(PdfRenderer renderer, Invoice invoice) throws Exception {
        int lines = invoice.lines().size();
        MemoryBudget.Permit permit = memory.await(isLong(lines) ? (long) BYTES_OF_A_LINE * lines : 0);
        try {
            return renderer.render(InvoicePaper.of(invoice));
        } finally {
            permit.close();
        }
    }

    private Invoice sample() {
        Sats price = new Sats(1);
        // The address of BIP 173's own example.
        BitcoinAddress address =
                BitcoinAddress.parse("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", BitcoinNetwork.MAINNET);
        Picture logo = pictures.decode(Base64.getDecoder().decode(PIXEL));
        return new Invoice(
                "0",
                LocalDate.EPOCH,
                LocalDate.EPOCH,
                new Seller("Company", null, null, null, null, logo),
                new Buyer("Customer", null, null),
                List.of(new Line("Line", new Quantity(BigDecimal.ONE), price, price)),
                Discount.NONE,
                Tax.NONE,
                price,
                new PaymentRequest(address, price, null, null),
                null);
    }

    public static ProblemException overloaded(@Nullable Throwable cause) {
        return Kind.OVERLOADED
                .because("More is asked for than can be done. Try again soon.")
                .retryAfter(Duration.ofSeconds(2))
                .causedBy(cause);
    }

    private static <T> Future<T> explain(Throwable failure) {
        return Future.failedFuture(failure instanceof RenderQueueFullException ? overloaded(failure) : failure);
    }
}
