package io.quittance.files;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tightens the permissions of files at start, and sweeps expired ones at start and then again and again. */
public final class FileSweep extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    private final FileStore store;
    private final Duration interval;

    public FileSweep(FileStore store, Duration interval) {
        this.store = store;
        this.interval = interval;
    }

    @Override
    public Future<?> start() {
        // Not waited for: nobody else gets into the folder itself, and there may be many files in it.
        vertx.executeBlocking(() -> {
                    store.tighten();
                    return null;
                })
                .onFailure(failure -> LOG.error("The permissions of documents could not be tightened", failure))
                .onComplete(tightened -> sweep());
        vertx.setPeriodic(interval.toMillis(), tick -> sweep());
        return Future.succeededFuture();
    }

    private void sweep() {
        vertx.executeBlocking(store::sweep)
                .onSuccess(swept -> {
                    if (swept > 0) {
                        LOG.info("Swept {} expired documents", swept);
                    }
                })
                .onFailure(failure -> LOG.error("Expired documents could not be swept", failure));
    }
}
