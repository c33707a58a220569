package io.quittance.stock;

import io.quittance.jobs.Job;
import io.quittance.jobs.Slot;
import io.vertx.core.Future;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes each day's list when the day begins, or as soon after as it can: at the start, when the database is there again,
 * when the machine wakes up.
 */
final class LowStockSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(LowStockSchedule.class);

    private final LowStockLists lists;

    LowStockSchedule(LowStockLists lists) {
        this.lists = lists;
    }

    Job job() {
        return Job.daily("low-stock-list", LocalTime.MIDNIGHT, lists.zone(), this::make);
    }

    private Future<Void> make(Slot slot) {
        return lists.make(slot.time())
                .onSuccess(made -> {
                    if (made) {
                        LOG.info("Made the list of low and expiring items of {}", lists.day(slot.time()));
                    }
                })
                .mapEmpty();
    }
}
