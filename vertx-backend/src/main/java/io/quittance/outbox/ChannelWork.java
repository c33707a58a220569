package io.quittance.outbox;

import io.quittance.db.DatabaseFailures;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's deliveries of one channel: as many in flight as the channel has places. Everything is done on one context. */
final class ChannelWork {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWork.class);

    /** What the channel notes may be refused as well; after this the lease ends, and the attempt counts as unknown. */
    private static final int MOST_REFUSALS = 5;

    private final Channel channel;
    private final Context context;
    private final ClaimRepository claims;
    private final ClaimedRepository claimed;
    private final SettlementBatch settlements;
    private final SettlementRule rule;
    private final Timing timing;
    private final DatabaseWatch watch;
    private final ChannelMeters meters;

    private final Map<Long, Flight> flights = new LinkedHashMap<>();
    private final Promise<Void> landed = Promise.promise();
    private Future<Void> claiming = Future.succeededFuture();
    private boolean lookAgain;
    private boolean more;
    private boolean stopped;

    ChannelWork(
            Channel channel,
            Context context,
            ClaimRepository claims,
            ClaimedRepository claimed,
            Timing timing,
            DatabaseWatch watch,
            ChannelMeters meters) {
        this.channel = channel;
        this.context = context;
        this.claims = claims;
        this.claimed = claimed;
        this.settlements = new SettlementBatch(claimed::settle);
        this.rule = new SettlementRule(channel, timing.ladder());
        this.timing = timing;
        this.watch = watch;
        this.meters = meters;
    }

    /** Claims what is due, if there are places. */
    void look() {
        int free = channel.places() - flights.size();
        if (stopped || watch.isAway() || free <= 0) {
            return;
        }
        if (!claiming.isComplete()) {
            lookAgain = true;
            return;
        }
        lookAgain = false;
        claiming = claims.claim(channel, free, flights.keySet())
                .compose(found -> take(found, free))
                .onFailure(watch::failed);
        claiming.onSuccess(done -> {
            if (lookAgain) {
                look();
            }
        });
    }

    private Future<Void> take(List<Claim> found, int wanted) {
        watch.answered();
        if (stopped) {
            return claimed.giveBack(found, true);
        }
        more = found.size() == wanted;
        found.forEach(this::deliver);
        return Future.succeededFuture();
    }

    private void deliver(Claim claim) {
        Flight flight = new Flight(new Delivery(claim, claimed::begin));
        flights.put(claim.id(), flight);
        attempt(flight.delivery())
                .onComplete(done -> context.runOnContext(
                        hop -> end(flight, done.succeeded() ? done.result() : failed(flight, done.cause()), false)));
    }

    private Future<Outcome> attempt(Delivery delivery) {
        try {
            return channel.deliver(delivery).map(Objects::requireNonNull);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Outcome failed(Flight flight, Throwable failure) {
        LOG.warn("{}: {} failed", channel.name(), flight.delivery(), failure);
        return new Outcome.Later(Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName()));
    }

    private void end(Flight flight, Outcome outcome, boolean unknown) {
        if (flight.end()) {
            settle(flight, rule.settle(flight.claim(), outcome, flight.lasted(), unknown));
        }
    }

    /** Goes on until the database has taken it, or has given the delivery to others. */
    private void settle(Flight flight, Settlement settlement) {
        write(flight, settlement).onComplete(written -> {
            if (written.succeeded()) {
                watch.answered();
                land(flight, settlement, written.result());
            } else if (DatabaseFailures.problemOf(written.cause()) != null || flight.countRefusal() < MOST_REFUSALS) {
                watch.failed(written.cause());
                context.owner().setTimer(timing.poll().toMillis(), again -> settle(flight, settlement));
            } else {
                LOG.error(
                        "{}: what became of {} cannot be written: {}",
                        channel.name(),
                        flight.delivery(),
                        settlement.state(),
                        written.cause());
                leave(flight);
            }
        });
    }

    private Future<Boolean> write(Flight flight, Settlement settlement) {
        Note note = channel.note();
        return note == null ? settlements.add(settlement) : claimed.settle(settlement, flight.delivery(), note);
    }

    private void land(Flight flight, Settlement settlement, boolean accepted) {
        if (accepted) {
            meters.settled(settlement.outcome());
        } else {
            LOG.warn("{}: {} was taken over by another worker", channel.name(), flight.delivery());
            meters.refused();
        }
        leave(flight);
    }

    private void leave(Flight flight) {
        flights.remove(flight.claim().id(), flight);
        if (flights.isEmpty() && stopped) {
            landed.tryComplete();
        }
        // Not for each place that becomes free, or each claim would be of one row.
        if (more && flights.size() <= channel.places() / 2) {
            look();
        }
    }

    /** Keeps what is in flight from being claimed by others, for as long as it may take. */
    void renew() {
        Duration longest = channel.longestAttempt();
        List.copyOf(flights.values()).stream()
                .filter(flight -> flight.lasted().compareTo(longest) > 0)
                .forEach(flight ->
                        end(flight, new Outcome.Later("No answer within " + longest.toSeconds() + " s"), true));
        if (!flights.isEmpty()) {
            claimed.renew(inFlight()).onSuccess(done -> watch.answered()).onFailure(watch::failed);
        }
    }

    /** Claims no more; waits for what is in flight, within limits; gives back what has not begun. */
    Future<Void> stop() {
        stopped = true;
        return claiming.transform(claimed -> flights.isEmpty() ? Future.succeededFuture() : awaitLanding())
                .compose(over -> claimed.giveBack(inFlight(), false));
    }

    private Future<Void> awaitLanding() {
        long timer = context.owner().setTimer(timing.patience().toMillis(), late -> landed.tryComplete());
        return landed.future().onComplete(over -> context.owner().cancelTimer(timer));
    }

    private List<Claim> inFlight() {
        List<Claim> all = new ArrayList<>();
        flights.values().forEach(flight -> all.add(flight.claim()));
        return all;
    }
}
