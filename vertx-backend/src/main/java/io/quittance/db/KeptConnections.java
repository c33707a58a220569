package io.quittance.db;

import io.quittance.config.Configuration;
import io.quittance.config.DatabaseUrl;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Very few JDBC connections, kept open between uses, for what cannot speak to {@link Database} otherwise. Everything here
 * blocks.
 *
 * <p>Without a pool a scheduler that looks once a second would sign in once a second, which costs both sides more than the
 * question does. A general pool brings threads, timers and log lines of its own, and an address that stays the same; here a
 * connection is good for as long as the database has the address that it leads to.
 */
public final class KeptConnections implements DataSource, AutoCloseable {

    private static final int MOST = 2;

    /** Longer than a statement may take, so that only a server that has gone silent meets it. */
    private static final Duration SILENCE_AFTER_STATEMENT = Duration.ofSeconds(10);

    private final Supplier<@Nullable DatabaseUrl> address;
    private final Configuration.Database settings;
    private final Semaphore free = new Semaphore(MOST, true);
    private final ConcurrentLinkedDeque<Kept> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** @param address where to connect; null while the database has none */
    KeptConnections(Supplier<@Nullable DatabaseUrl> address, Configuration.Database settings) {
        this.address = address;
        this.settings = settings;
    }

    /** A connection and where it leads to. */
    private record Kept(PooledConnection connection, DatabaseUrl address) {}

    /** Whether the server answers now. */
    public boolean answer() {
        try (Connection connection = getConnection()) {
            return !connection.isClosed();
        } catch (SQLException away) {
            return false;
        }
    }

    /** One that has just answered. Its close gives it back. */
    @Override
    public Connection getConnection() throws SQLException {
        DatabaseUrl where = address.get();
        if (closed || where == null) {
            throw new SQLTransientConnectionException("The database is not up", "08001");
        }
        takeTurn();
        try {
            Kept kept = idle.pollFirst();
            Connection connection = kept == null ? null : again(kept, where);
            return connection == null ? lend(open(where), where) : connection;
        } catch (SQLException | RuntimeException e) {
            free.release();
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    private void takeTurn() throws SQLException {
        try {
            if (!free.tryAcquire(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("All connections are in use", "08001");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted", "08001", e);
        }
    }

    /** Null when it leads to another server, or to none. */
    private @Nullable Connection again(Kept kept, DatabaseUrl where) {
        try {
            if (kept.address().equals(where)) {
                Connection connection = lend(kept.connection(), where);
                if (connection.isValid((int) settings.connectTimeout().toSeconds())) {
                    return connection;
                }
            }
        } catch (SQLException broken) {
            // Another one, then.
        }
        discard(kept.connection());
        return null;
    }

    private PooledConnection open(DatabaseUrl where) throws SQLException {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(Migrations.jdbcUrl(where));
        source.setUser(where.user());
        source.setPassword(where.password().value());
        for (Map.Entry<String, String> property : Migrations.properties(where).entrySet()) {
            source.setProperty(property.getKey(), property.getValue());
        }
        source.setApplicationName("quittance-jobs");
        source.setConnectTimeout((int) settings.connectTimeout().toSeconds());
        source.setSocketTimeout(
                (int) settings.statementTimeout().plus(SILENCE_AFTER_STATEMENT).toSeconds());
        source.setTcpKeepAlive(true);
        source.setOptions("-c statement_timeout=" + settings.statementTimeout().toMillis() + " -c lock_timeout="
                + settings.lockTimeout().toMillis());
        return source.getPooledConnection();
    }

    private Connection lend(PooledConnection connection, DatabaseUrl where) throws SQLException {
        connection.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                connection.removeConnectionEventListener(this);
                giveBack(new Kept(connection, where));
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                // Its close follows, and finds out whether it is still good for anything.
            }
        });
        return connection.getConnection();
    }

    private void giveBack(Kept kept) {
        idle.addFirst(kept);
        free.release();
        if (closed) {
            closeIdle();
        }
    }

    private void closeIdle() {
        for (Kept kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            discard(kept.connection());
        }
    }

    private static void discard(PooledConnection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // That was the point.
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return (int) settings.connectTimeout().toSeconds();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
