package io.quittance.creator;

import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.creator.InvoiceReader.PrintableInvoice;
import io.quittance.files.FileStore;
import io.quittance.files.HostedFile;
import io.quittance.files.HostedFileRoutes;
import io.quittance.files.ShareUsedException;
import io.quittance.files.StorageFullException;
import io.quittance.files.StorageUnavailableException;
import io.quittance.invoice.InvoicePaper;
import io.quittance.invoice.InvoiceRenderer;
import io.quittance.kernel.Kernel;
import io.quittance.pdf.PictureCache;
import io.quittance.pdf.RenderPools;
import io.quittance.pdf.RenderPools.Lane;
import io.quittance.pdf.RenderPools.Place;
import io.quittance.pdf.RenderPools.Work;
import io.quittance.pdf.RenderQueueFullException;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes PDFs of what the public page is filled in with, and hosts them. */
public final class InvoiceDocuments {

    private static final Kind STORAGE_FULL = new Kind(507, "storage-full", "Storage full");
    private static final Kind STORAGE_UNAVAILABLE = new Kind(503, "storage-unavailable", "Storage unavailable");
    private static final Kind STORAGE_SHARE_USED = new Kind(429, "storage-share-used", "Storage share used");

    private static final Logger LOG = LoggerFactory.getLogger(InvoiceDocuments.class);

    private final BitcoinNetwork network;
    private final InvoiceRenderer renderer;
    private final PictureCache pictures;
    private final RenderPools pools;
    private final FileStore store;
    private final URI publicUrl;
    private final Clock clock;

    public InvoiceDocuments(Kernel kernel, InvoiceRenderer renderer, PictureCache pictures, FileStore store) {
        this.network = kernel.network();
        this.renderer = renderer;
        this.pictures = pictures;
        this.pools = kernel.pools();
        this.store = store;
        this.publicUrl = kernel.configuration().address();
        this.clock = kernel.clock();
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
        Work<InvoiceDocument> work = worker -> {
            store.requireRoom(clientNetwork);
            // The logo is decoded in here too: so many at once as there are workers, and no more.
            PrintableInvoice read = new InvoiceReader(request.get(), network, pictures).read();
            byte[] pdf = renderer.render(worker, read.invoice());
            HostedFile file = store.store(
                    clientNetwork, InvoicePaper.fileName(read.invoice().number()), pdf);
            return describe(read, file);
        };
        boolean isLong = renderer.isLong(lines);
        if (isLong) {
            reserved.release();
        }
        return (isLong ? pools.run(Lane.BULK, work) : reserved.run(work)).recover(this::explain);
    }

    private InvoiceDocument describe(PrintableInvoice read, HostedFile file) {
        return new InvoiceDocument(
                publicUrl + HostedFileRoutes.PATH + "/" + file.link() + "/" + file.fileName(),
                file.fileName(),
                file.sizeBytes(),
                file.sha256(),
                read.paymentUri(),
                file.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                read.warnings());
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
            throw InvoiceRenderer.overloaded(e);
        }
    }

    private <T> Future<T> explain(Throwable failure) {
        if (failure instanceof RenderQueueFullException) {
            return Future.failedFuture(InvoiceRenderer.overloaded(failure));
        }
        if (failure instanceof StorageFullException) {
            LOG.error("A document was refused: {}", failure.getMessage());
            return Future.failedFuture(STORAGE_FULL
                    .because("There is no room left to store the document.")
                    .causedBy(failure));
        }
        if (failure instanceof StorageUnavailableException) {
            LOG.error("A document was refused: {}", failure.getMessage());
            return Future.failedFuture(STORAGE_UNAVAILABLE
                    .because("Documents cannot be stored at the moment. Try again in a few seconds.")
                    .retryAfter(Duration.ofSeconds(5))
                    .causedBy(failure));
        }
        if (failure instanceof ShareUsedException full) {
            return Future.failedFuture(STORAGE_SHARE_USED
                    .because("The documents made from your network take all the room that they may. The first of them"
                            + " expires at " + full.freeAt().truncatedTo(ChronoUnit.SECONDS) + ".")
                    .retryAfter(Duration.between(clock.instant(), full.freeAt()).plusSeconds(1))
                    .causedBy(failure));
        }
        return Future.failedFuture(failure);
    }
}
