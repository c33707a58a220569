package io.quittance.purchase;

import io.quittance.jobs.Job;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes purchases that were left alone, one after the other, each in a transaction that claims it. */
final class AbandonedPurchases {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedPurchases.class);

    private final Purchases purchases;
    private final Duration interval;

    AbandonedPurchases(Purchases purchases, Duration interval) {
        this.purchases = purchases;
        this.interval = interval;
    }

    Job job() {
        return Job.every("abandoned-purchases", interval, this::sweep);
    }

    private Future<Void> sweep() {
        return purchases.boundToNow().compose(bound -> releaseAll(new HashSet<>()));
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
}
