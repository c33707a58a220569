package io.quittance.invoice;

import io.quittance.bitcoin.BitcoinAddress;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.bitcoin.PaymentRequest;
import io.quittance.files.FileStore;
import io.quittance.files.HostedFile;
import io.quittance.files.HostedFileRoutes;
import io.quittance.files.ShareUsedException;
import io.quittance.files.StorageFullException;
import io.quittance.files.StorageUnavailableException;
import io.quittance.invoice.InvoiceReader.PrintableInvoice;
import io.quittance.kernel.Kernel;
import io.quittance.memory.MemoryBudget;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.quittance.pdf.PdfRenderer;
import io.quittance.pdf.Picture;
import io.quittance.pdf.PictureCache;
import io.quittance.pdf.RenderPools;
import io.quittance.pdf.RenderPools.Lane;
import io.quittance.pdf.RenderPools.Place;
import io.quittance.pdf.RenderPools.Work;
import io.quittance.pdf.RenderQueueFullException;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes PDFs of invoices and hosts them. */
public final class InvoiceDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(InvoiceDocuments.class);

    /** A PNG of one transparent pixel. */
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** What a line takes of the heap while its invoice is read, laid out and written, at most about. */
    private static final int BYTES_OF_A_LINE = 3_000;

    private final BitcoinNetwork network;
    private final RenderPools pools;
    private final FileStore store;
    private final URI publicUrl;
    private final Clock clock;
    /** An invoice with more lines than this is rendered where it keeps nobody waiting. */
    private final int bulkFromLines;

    private final MemoryBudget memory;
    private final PictureCache pictures;

    public InvoiceDocuments(Kernel kernel, FileStore store) {
        this.network = kernel.network();
        this.memory = kernel.memory();
        this.pictures = new PictureCache(memory);
        this.pools = kernel.pools();
        this.store = store;
        this.publicUrl = kernel.configuration().address();
        this.clock = kernel.clock();
        this.bulkFromLines = kernel.configuration().rendering().bulkFromLines();
    }

    /** Renders a small invoice on every thread that serves people, and keeps none of them. */
    public Future<Void> warmUp() {
        return pools.warmUp(renderer -> renderer.render(InvoicePaper.of(sample())));
    }

    /**
     * Reads, checks, renders and stores.
     *
     * @param clientNetwork for which it is stored
     * @param lines how many it has: long ones are rendered where they keep nobody waiting
     * @param request is asked for on the worker: 10,000 lines take longer to read than an event loop may be held up
     * @param reserved is used, or given up for one where long invoices are rendered
     * @return fails with a {@link ProblemException}: 422 for a broken rule, 429 when the network has stored all that it
     *     may, 503 when there is too much to do or the folder cannot be written in, 507 when the disk is full
     */
    Future<InvoiceDocument> create(String clientNetwork, int lines, Supplier<InvoiceRequest> request, Place reserved) {
        Work<InvoiceDocument> work = renderer -> {
            store.requireRoom(clientNetwork);
            // The logo is decoded in here too: so many at once as there are workers, and no more.
            PrintableInvoice read = new InvoiceReader(request.get(), network, pictures).read();
            byte[] pdf = render(renderer, read.invoice());
            HostedFile file = store.store(clientNetwork, fileName(read.invoice().number()), pdf);
            return describe(read, file);
        };
        boolean isLong = lines > bulkFromLines;
        if (isLong) {
            reserved.release();
        }
        return (isLong ? pools.run(Lane.BULK, work) : reserved.run(work)).recover(this::explain);
    }

    /**
     * Renders an invoice that is kept elsewhere.
     *
     * @param lines how many it has: long ones are rendered where they keep nobody waiting
     * @param invoice is asked for on the worker, and may block
     * @return fails with a {@link ProblemException} of status 503 when there is too much to do
     */
    public Future<byte[]> render(int lines, Supplier<Invoice> invoice) {
        return pools.run(
                        lines > bulkFromLines ? Lane.BULK : Lane.INTERACTIVE,
                        renderer -> render(renderer, invoice.get()))
                .recover(this::explain);
    }

    /** Waits for memory where the invoice is long; those are rendered where they keep nobody waiting. */
    private byte[] render(PdfRenderer renderer, Invoice invoice) throws Exception {
        int lines = invoice.lines().size();
        MemoryBudget.Permit permit = memory.await(lines > bulkFromLines ? (long) BYTES_OF_A_LINE * lines : 0);
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
                new Company("Company", null, null, null, null, logo),
                new Customer("Customer", null, null),
                List.of(new Line("Line", new Quantity(BigDecimal.ONE), price, price)),
                Discount.NONE,
                Tax.NONE,
                price,
                new PaymentRequest(address, price, null, null),
                null);
    }

    private InvoiceDocument describe(PrintableInvoice read, HostedFile file) {
        return new InvoiceDocument(
                publicUrl + HostedFileRoutes.PATH + "/" + file.link() + "/" + file.fileName(),
                file.fileName(),
                file.sizeBytes(),
                file.sha256(),
                read.paymentUri(),
                file.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                read.warnings());
    }

    /** {@code invoice-2026-0042.pdf}; what is not safe in a file's name becomes a hyphen. */
    public static String fileName(@Nullable String number) {
        if (number == null) {
            return "draft.pdf";
        }
        String safe = number.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return safe.isEmpty() ? "invoice.pdf" : "invoice-" + safe + ".pdf";
    }

    /** Whether an invoice would be refused now. */
    boolean isOverloaded() {
        return !pools.hasPlace(Lane.INTERACTIVE);
    }

    /**
     * Takes a place for an invoice that is still to be read.
     *
     * @throws ProblemException of status 503 if there is none
     */
    Place reserve() {
        try {
            return pools.reserve(Lane.INTERACTIVE);
        } catch (RenderQueueFullException e) {
            throw overloaded(e);
        }
    }

    static ProblemException overloaded(@Nullable Throwable cause) {
        return new ProblemException(
                new Problem(503, "overloaded", "Overloaded", "More is asked for than can be done. Try again soon."),
                Duration.ofSeconds(2),
                cause);
    }

    private <T> Future<T> explain(Throwable failure) {
        if (failure instanceof RenderQueueFullException) {
            return Future.failedFuture(overloaded(failure));
        }
        if (failure instanceof StorageFullException) {
            LOG.error("A document was refused: {}", failure.getMessage());
            return Future.failedFuture(new ProblemException(
                    new Problem(507, "storage-full", "Storage full", "There is no room left to store the document."),
                    null,
                    failure));
        }
        if (failure instanceof StorageUnavailableException) {
            LOG.error("A document was refused: {}", failure.getMessage());
            return Future.failedFuture(new ProblemException(
                    new Problem(
                            503,
                            "storage-unavailable",
                            "Storage unavailable",
                            "Documents cannot be stored at the moment. Try again in a few seconds."),
                    Duration.ofSeconds(5),
                    failure));
        }
        if (failure instanceof ShareUsedException full) {
            return Future.failedFuture(new ProblemException(
                    new Problem(
                            429,
                            "storage-share-used",
                            "Storage share used",
                            "The documents made from your network take all the room that they may. The first of them"
                                    + " expires at " + full.freeAt().truncatedTo(ChronoUnit.SECONDS) + "."),
                    Duration.between(clock.instant(), full.freeAt()).plusSeconds(1),
                    failure));
        }
        return Future.failedFuture(failure);
    }
}
