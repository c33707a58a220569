package io.quittance;

import io.quittance.jobs.Jobs;
import io.quittance.jobs.Pace;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.quittance.outbox.OutboxWorker;
import io.vertx.core.Future;
import java.util.List;

/**
 * What goes on by itself once the database is there, beside the servers or without the public one: all features' jobs
 * and deliveries.
 */
final class BackgroundWork {

    private final Kernel kernel;
    private final List<Feature> features;
    private final Jobs jobs;
    private final OutboxWorker deliveries;

    BackgroundWork(Kernel kernel, List<Feature> features) {
        this.kernel = kernel;
        this.features = features;
        this.jobs = new Jobs(
                kernel.vertx(),
                kernel.database(),
                kernel.metrics(),
                features.stream().flatMap(feature -> feature.jobs().stream()).toList(),
                Pace.USUAL);
        this.deliveries = new OutboxWorker(
                kernel.vertx(),
                kernel.database(),
                kernel.outbox(),
                kernel.metrics(),
                features.stream()
                        .flatMap(feature -> feature.channels().stream())
                        .toList());
    }

    /** Prepares the features, and works if this instance is to. Completes when that has begun; fails when stopped before. */
    Future<Void> startBesideServer() {
        return kernel.database()
                .start(this::prepare)
                .compose(prepared ->
                        kernel.configuration().work().whileServing() ? startWorking() : Future.succeededFuture());
    }

    /** Works, and leaves preparing to those that serve. */
    Future<Void> start() {
        return kernel.database().start().compose(ready -> startWorking());
    }

    /** Begins nothing more, and waits for what is going on, within limits. The database is needed until then. */
    Future<Void> stop() {
        return Future.join(jobs.stop(), deliveries.stop()).mapEmpty();
    }

    private Future<Void> startWorking() {
        return Future.join(jobs.start(), deliveries.start()).mapEmpty();
    }

    private Future<Void> prepare() {
        Future<Void> done = Future.succeededFuture();
        for (Feature feature : features) {
            done = done.compose(before -> feature.prepare());
        }
        return done;
    }
}
