package io.quittance.outbox;

import java.time.Duration;

/**
 * What is written of an attempt that has ended.
 *
 * @param outcome as the outbox has decided
 * @param delay until the next attempt; zero when there is none
 * @param unknown whether the attempt was only given up by us, and may have succeeded
 */
record Settlement(Claim claim, Outcome outcome, Duration delay, boolean unknown) {

    /** Keeps rows small; whoever needs more writes it into a table of its own. */
    private static final int MOST_SAID = 2_000;

    String state() {
        return switch (outcome) {
            case Outcome.Done done -> "done";
            case Outcome.Later later -> "waiting";
            case Outcome.Never never -> "never";
        };
    }

    /** What texts of PostgreSQL can hold. */
    String said() {
        String said = outcome.said().replace("\0", "");
        return said.length() > MOST_SAID ? said.substring(0, MOST_SAID) : said;
    }
}
