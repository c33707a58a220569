package io.quittance.sale;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes purchases that were left alone, one after the other, again and again. */
public final class AbandonedPurchases extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedPurchases.class);

    private final Purchases purchases;
    private final Duration interval;

    public AbandonedPurchases(Purchases purchases, Duration interval) {
        this.purchases = purchases;
        this.interval = interval;
    }

    @Override
    public Future<?> start() {
        sweep();
        return Future.succeededFuture();
    }

    /** The next one comes at once while there are some; the timer only starts anew when this one is over. */
    private void sweep() {
        purchases
                .releaseAbandoned()
                .onSuccess(released -> {
                    if (released) {
                        LOG.info("A purchase was left alone and gave its stock back");
                        sweep();
                    } else {
                        later();
                    }
                })
                .onFailure(failure -> {
                    LOG.warn("Purchases that were left alone could not be closed: {}", failure.toString());
                    later();
                });
    }

    private void later() {
        vertx.setTimer(interval.toMillis(), tick -> sweep());
    }
}
