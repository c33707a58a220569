package io.quittance.stock;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes each day's list when the day begins, or as soon after as it can: at the start, when the database is there again,
 * when the machine wakes up.
 */
public final class LowStockSchedule extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(LowStockSchedule.class);

    /** Timers stand still while a machine sleeps, so the calendar is looked at this often. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final LowStockLists lists;
    private @Nullable LocalDate made;

    public LowStockSchedule(LowStockLists lists) {
        this.lists = lists;
    }

    @Override
    public Future<?> start() {
        return look().otherwiseEmpty();
    }

    private Future<?> look() {
        LocalDate today = lists.today();
        if (today.equals(made)) {
            later();
            return Future.succeededFuture();
        }
        return lists.makeToday()
                .onSuccess(isNew -> {
                    made = today;
                    if (isNew) {
                        LOG.info("Made the list of low and expiring items of {}", today);
                    }
                })
                .onFailure(failure -> LOG.warn(
                        "The list of low and expiring items of {} could not be made yet: {}",
                        today,
                        failure.toString()))
                .onComplete(done -> later());
    }

    private void lookAgain() {
        // What goes wrong has been logged.
        Future<?> unused = look();
    }

    private void later() {
        Duration wait = lists.untilTomorrow();
        wait = wait.compareTo(LOOK_EVERY) > 0 ? LOOK_EVERY : wait;
        vertx.setTimer(Math.max(wait.toMillis(), SHORTEST.toMillis()), tick -> lookAgain());
    }
}
