package io.quittance.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.db.Database;
import io.quittance.outbox.BacklogRepository.Backlog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Delivers what is in the outbox, together with those of other instances. Paused while the database is away. */
public final class OutboxWorker {

    private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);
    private static final Backlog NOTHING = new Backlog(0, 0);

    private final Vertx vertx;
    private final Database database;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final List<Channel> channels;
    private final Timing timing;
    private final BacklogRepository backlogs;
    private final Consumer<String> listener = this::added;

    /** Set once, by start. */
    private volatile @Nullable Context context;

    private final Map<String, ChannelWork> works = new HashMap<>();
    private final Map<String, ChannelMeters> meters = new HashMap<>();
    private final List<Long> timers = new ArrayList<>();
    private final DatabaseWatch watch = new DatabaseWatch();

    /** @param channels of all features, each with a name of its own */
    public OutboxWorker(Vertx vertx, Database database, Outbox outbox, MeterRegistry metrics, List<Channel> channels) {
        this(vertx, database, outbox, metrics, channels, Timing.usual());
    }

    OutboxWorker(
            Vertx vertx,
            Database database,
            Outbox outbox,
            MeterRegistry metrics,
            List<Channel> channels,
            Timing timing) {
        this.vertx = vertx;
        this.database = database;
        this.outbox = outbox;
        this.metrics = metrics;
        this.channels = List.copyOf(channels);
        this.timing = timing;
        this.backlogs = new BacklogRepository(database);
        if (channels.stream().map(Channel::name).distinct().count() < channels.size()) {
            throw new IllegalArgumentException("Two channels of the same name");
        }
    }

    /** Begins to deliver. The database need not be there yet. */
    public Future<Void> start() {
        if (channels.isEmpty()) {
            return Future.succeededFuture();
        }
        Context mine = vertx.getOrCreateContext();
        context = mine;
        return on(mine, () -> {
            begin(mine);
            return Future.succeededFuture();
        });
    }

    /** Claims nothing more, waits a while for what is in flight, and gives back what has not begun. */
    public Future<Void> stop() {
        Context mine = context;
        if (mine == null) {
            return Future.succeededFuture();
        }
        outbox.stopListening(listener);
        return on(mine, () -> {
            timers.forEach(vertx::cancelTimer);
            // What is in flight is still ours, for as long as we wait for it.
            long renewing = vertx.setPeriodic(timing.renewal().toMillis(), tick -> renew());
            return Future.join(works.values().stream().map(ChannelWork::stop).toList())
                    .<Void>mapEmpty()
                    .onComplete(stopped -> vertx.cancelTimer(renewing));
        });
    }

    private void begin(Context mine) {
        ClaimRepository claims = new ClaimRepository(database, timing);
        ClaimedRepository claimed = new ClaimedRepository(database, timing);
        for (Channel channel : channels) {
            ChannelMeters meter = new ChannelMeters(metrics, channel.name());
            meters.put(channel.name(), meter);
            works.put(channel.name(), new ChannelWork(channel, mine, claims, claimed, timing, watch, meter));
        }
        outbox.listen(listener);
        every(timing.poll(), this::poll);
        every(timing.renewal(), this::renew);
        every(timing.measure(), this::measure);
        every(SWEEP_INTERVAL, this::sweep);
        measure();
        works.values().forEach(ChannelWork::look);
    }

    /** While the database is away nothing is claimed: once it is back, all workers first write what they still have. */
    private void poll() {
        if (watch.isAway()) {
            database.answers().onSuccess(up -> {
                if (up) {
                    watch.answered();
                    renew();
                }
            });
        } else {
            works.values().forEach(ChannelWork::look);
        }
    }

    private void renew() {
        works.values().forEach(ChannelWork::renew);
    }

    private void measure() {
        if (!watch.isAway()) {
            backlogs.measure()
                    .onSuccess(found -> meters.forEach((channel, meter) -> {
                        Backlog backlog = found.getOrDefault(channel, NOTHING);
                        meter.measured(backlog.due(), backlog.oldestMillis());
                    }))
                    .onFailure(watch::failed);
        }
    }

    private void sweep() {
        if (!watch.isAway()) {
            backlogs.sweep(timing.kept()).onFailure(watch::failed);
        }
    }

    private void added(String channel) {
        Context mine = context;
        ChannelWork work = works.get(channel);
        if (mine != null && work != null) {
            mine.runOnContext(hop -> work.look());
        }
    }

    private void every(Duration interval, Runnable work) {
        timers.add(vertx.setPeriodic(interval.toMillis(), tick -> work.run()));
    }

    private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(hop -> work.get().onComplete(done));
        return done.future();
    }
}
