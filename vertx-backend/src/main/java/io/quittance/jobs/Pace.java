package io.quittance.jobs;

import java.time.Duration;

/**
 * How often things are looked at.
 *
 * @param poll how often for jobs that are due
 * @param heartbeat how often an instance says that it is still at a job
 * @param retry how long after a failure a job is tried again
 * @param stop how long a stop waits for jobs to end, and then, once it has interrupted their threads, again
 */
public record Pace(Duration poll, Duration heartbeat, Duration retry, Duration stop) {

    /** The least that the scheduler allows. */
    static final int MISSED_HEARTBEATS = 4;

    /** A job of an instance that was killed is begun anew within half a minute. */
    public static final Pace USUAL =
            new Pace(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(10));

    /** How long an instance has a job for without being heard of. Looked for at every second heartbeat. */
    public Duration lease() {
        return heartbeat.multipliedBy(MISSED_HEARTBEATS);
    }
}
