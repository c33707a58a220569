package io.quittance.purchase;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
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

    private void sweep() {
        purchases
                .boundToNow()
                .compose(bound -> releaseAll(new HashSet<>()))
                .onFailure(failure ->
                        LOG.warn("Purchases that were left alone could not be closed: {}", failure.toString()))
                .onComplete(done -> later());
    }

    /** One with a locked item is tried again the next time, and keeps no other from being closed. */
    private Future<Void> releaseAll(Set<UUID> passedOver) {
        int before = passedOver.size();
        return purchases.releaseAbandoned(passedOver).compose(found -> {
            if (!found) {
                return Future.succeededFuture();
            }
            if (passedOver.size() == before) {
                LOG.info("A purchase was left alone and gave its stock back");
            } else {
                LOG.warn("A purchase that was left alone cannot be closed yet: an item of it is locked");
            }
            return releaseAll(passedOver);
        });
    }

    private void later() {
        vertx.setTimer(interval.toMillis(), tick -> sweep());
    }
}
