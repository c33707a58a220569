package io.quittance.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** What a channel writes about a delivery into tables of its own. */
@FunctionalInterface
public interface Note {

    /**
     * Written in the transaction that settles the attempt, and only if the claim still holds: late writes never get here.
     *
     * @param outcome what became of it: where the channel said later, it may be never, since the delivery is too old
     */
    Future<?> write(SqlConnection connection, Delivery delivery, Outcome outcome);
}
