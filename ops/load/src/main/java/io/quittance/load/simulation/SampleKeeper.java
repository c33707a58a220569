package io.quittance.load.simulation;

import io.quittance.load.SampledDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Saves 200 of the documents that it is shown, evenly over the whole soak. */
final class SampleKeeper implements BiConsumer<CreatedDocument, byte[]> {

    private static final int SAMPLES = 200;

    private final SoakProgress progress;
    private final AtomicInteger saved = new AtomicInteger();

    SampleKeeper(SoakProgress progress) {
        this.progress = progress;
    }

    @Override
    public void accept(CreatedDocument document, byte[] pdf) {
        int next = saved.get();
        if (next >= SAMPLES || progress.share() * SAMPLES < next || !saved.compareAndSet(next, next + 1)) {
            return;
        }
        try {
            SampledDocument.save(
                    LoadSimulation.FOLDER.resolve(SampledDocument.FOLDER),
                    "%03d".formatted(next),
                    pdf,
                    document.paymentUri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
