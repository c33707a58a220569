package io.quittance.stock;

import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Lists of items that are low, have expired or will soon: one for each day of the shop, whichever instance makes it. */
public final class LowStockLists {

    private final Database database;
    private final LowStockRepository lists = new LowStockRepository();
    private final Clock clock;
    private final ZoneId zone;
    private final Duration expiringWithin;

    /**
     * One for each process.
     *
     * @param zone whose midnight begins a day
     * @param expiringWithin an item whose last day is no further away, in whole days, is on the list
     */
    public LowStockLists(Database database, Clock clock, ZoneId zone, Duration expiringWithin) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.expiringWithin = expiringWithin;
    }

    public static LowStockLists of(Configuration configuration, Database database, Clock clock) {
        return new LowStockLists(
                database,
                clock,
                configuration.shop().timeZone(),
                configuration.lowStock().expiringWithin());
    }

    /** Makes the list of today if there is none. Gives whether it was made. */
    public Future<Boolean> makeToday() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant midnight = today.atStartOfDay(zone).toInstant();
        return database.patientTransaction(connection -> lists.claim(connection, today, midnight, now)
                .compose(claimed -> claimed
                        ? lists.fill(connection, today, today.plusDays(expiringWithin.toDays()))
                                .map(true)
                        : Future.succeededFuture(false)));
    }

    /** The latest list, none of a day to come; empty when none was made yet. */
    public Future<Optional<LowStockList>> latest() {
        return lists.latest(database.client(), today());
    }

    /** The latest list as it is shown to people. */
    public Future<Optional<String>> latestText() {
        return latest().map(found -> found.map(list -> LowStockText.of(list, zone)));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** How long it is until the next day begins, wherever the clock is set forward or back on it. */
    Duration untilTomorrow() {
        return Duration.between(clock.instant(), today().plusDays(1).atStartOfDay(zone));
    }
}
