package io.quittance.kernel;

import io.quittance.http.ContractBinding;
import io.quittance.jobs.Job;
import io.quittance.outbox.Channel;
import io.vertx.core.Future;
import java.util.List;

/** Something that the product can do, as far as the rest of it has to know. */
@FunctionalInterface
public interface Feature {

    /** Binds its operations of the contract. */
    void bind(ContractBinding routes);

    /** Done whenever the service starts, once the database is there. Fails when the database does; then it is tried again. */
    default Future<Void> prepare() {
        return Future.succeededFuture();
    }

    /** What it does by the calendar. */
    default List<Job> jobs() {
        return List.of();
    }

    /** What it delivers of the outbox. */
    default List<Channel> channels() {
        return List.of();
    }

    /** Finishes what was begun. No more requests come in by then, and the database is still there. */
    default Future<Void> close() {
        return Future.succeededFuture();
    }
}
