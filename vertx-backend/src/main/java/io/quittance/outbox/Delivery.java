package io.quittance.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One attempt at a delivery, claimed by this instance. */
public final class Delivery {

    private final Claim claim;
    private final BiFunction<Claim, @Nullable Function<SqlConnection, Future<?>>, Future<Void>> beginning;

    /** @param beginning notes that the attempt has begun, together with what the channel writes */
    Delivery(Claim claim, BiFunction<Claim, @Nullable Function<SqlConnection, Future<?>>, Future<Void>> beginning) {
        this.claim = claim;
        this.beginning = beginning;
    }

    /** What it is about; the same for every attempt. */
    public String key() {
        return claim.key();
    }

    /** As it was added. */
    public String payload() {
        return claim.payload();
    }

    /** Counts from one, and from one again once a person has retried. */
    public int attempt() {
        return claim.attempt();
    }

    /** Another number for each attempt, larger each time. */
    public long fence() {
        return claim.fence();
    }

    /**
     * Whether an attempt before this one was begun and never ended, as after a crash: nobody knows whether it arrived. The
     * channel decides whether it delivers again, or says {@link Outcome.Never} and leaves it to a person.
     */
    public boolean begunBefore() {
        return claim.begunBefore() != null;
    }

    /**
     * Says that from now on something may leave the house; for channels that prepare first. The lease begins anew.
     *
     * @return when it is noted in the database; fails with {@link ClaimLostException} when this attempt is no longer ours
     */
    public Future<Void> begin() {
        return beginning.apply(claim, null);
    }

    /**
     * As {@link #begin()}, in one transaction with what the channel notes of its own.
     *
     * @param note done only if the attempt is still ours
     */
    public Future<Void> begin(Function<SqlConnection, Future<?>> note) {
        return beginning.apply(claim, note);
    }

    Claim claim() {
        return claim;
    }

    @Override
    public String toString() {
        return "delivery " + claim.id() + ", attempt " + claim.attempt();
    }
}
