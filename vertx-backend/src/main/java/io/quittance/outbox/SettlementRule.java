package io.quittance.outbox;

import java.time.Duration;
import java.util.Objects;

/** Decides what an attempt's outcome means: when the next one is, and when there is none any more. */
final class SettlementRule {

    private final Channel channel;
    private final Ladder ladder;

    SettlementRule(Channel channel, Ladder ladder) {
        this.channel = channel;
        this.ladder = ladder;
    }

    /** @param lasted how long the attempt took */
    Settlement settle(Claim claim, Outcome outcome, Duration lasted, boolean unknown) {
        if (!(outcome instanceof Outcome.Later later)) {
            return new Settlement(claim, outcome, Duration.ZERO, unknown);
        }
        Duration limit = channel.giveUpAfter();
        if (claim.age().plus(lasted).compareTo(limit) >= 0) {
            String why = "Given up after " + inWords(limit);
            String said = later.said().isEmpty() ? why : why + ": " + later.said();
            return new Settlement(claim, new Outcome.Never(said), Duration.ZERO, unknown);
        }
        Duration delay = Objects.requireNonNullElseGet(later.in(), () -> ladder.after(claim.attempt()));
        return new Settlement(claim, new Outcome.Later(later.said(), delay), delay, unknown);
    }

    private static String inWords(Duration limit) {
        return limit.toHours() > 0 ? limit.toHours() + " h" : limit.toSeconds() + " s";
    }
}
