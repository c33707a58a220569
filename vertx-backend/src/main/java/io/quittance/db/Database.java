package io.quittance.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/** Where statements are sent. Repository methods take a {@link SqlClient}, so that they work inside and outside a transaction. */
public final class Database {

    private final Pool pool;

    public Database(Pool pool) {
        this.pool = pool;
    }

    /** For statements that stand alone. */
    public SqlClient client() {
        return pool;
    }

    /**
     * Runs the work in one transaction: all of it happens, or nothing.
     *
     * @return what the work came to; fails, rolled back, when it fails
     */
    public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work);
    }

    public Future<Void> close() {
        return pool.close();
    }
}
