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
        return make(clock.instant());
    }

    /** Makes the list of the day of that time, which has come, even if our clock does not say so yet. */
    Future<Boolean> make(Instant time) {
        LocalDate day = day(time);
        Instant midnight = day.atStartOfDay(zone).toInstant();
        Instant ours = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant now = ours.isBefore(midnight) ? midnight : ours;
        return database.patientTransaction(connection -> lists.claim(connection, day, midnight, now)
                .compose(claimed -> claimed
                        ? lists.fill(connection, day, day.plusDays(expiringWithin.toDays()))
                                .map(true)
                        : Future.succeededFuture(false)));
    }

    /** The latest list, none of a day to come; empty when none was made yet. */
    public Future<Optional<LowStockList>> latest() {
        return lists.latest(database.client(), day(clock.instant()));
    }

    /** The latest list as it is shown to people. */
    public Future<Optional<String>> latestText() {
        return latest().map(found -> found.map(list -> LowStockText.of(list, zone)));
    }

    /** Which day of the shop a time is on. */
    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    ZoneId zone() {
        return zone;
    }
}
