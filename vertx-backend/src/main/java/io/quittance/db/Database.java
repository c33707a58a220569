package io.quittance.db;

import io.quittance.config.Configuration;
import io.quittance.config.DatabaseUrl;
import io.quittance.db.embedded.EmbeddedPostgres;
import io.quittance.db.embedded.FolderInUseException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where statements are sent. Repository methods take a {@link SqlClient}, so that they work inside and outside a transaction.
 *
 * <p>It comes up in the background and heals by itself. Whatever is asked of it while it is away fails at once, with a failure
 * that {@link DatabaseFailures} knows.
 */
public final class Database {

    private static final String WAIT_FOR_LOCKS = "set local lock_timeout = 0";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** One connection in so many is left to those who only read. */
    private static final int KEPT_FOR_READING = 4;

    private static final long RETRY_MILLIS = 1_000;
    private static final long WATCH_MILLIS = 5_000;

    private final Vertx vertx;
    private final Configuration.Database settings;
    private final @Nullable EmbeddedPostgres embedded;
    /** Starting the embedded server, migrations and stopping, one at a time. */
    private final WorkerExecutor worker;

    private final Pool pool;
    private final WriteSlots writing;
    private final DatabaseHealth health;

    private final Promise<Void> ready = Promise.promise();
    private volatile @Nullable DatabaseUrl address;
    private volatile boolean closed;
    private volatile long watch = -1;

    private Database(Vertx vertx, Configuration.Database settings, @Nullable EmbeddedPostgres embedded) {
        this.vertx = vertx;
        this.settings = settings;
        this.embedded = embedded;
        this.worker = vertx.createSharedWorkerExecutor("database", 1, 1, TimeUnit.HOURS);
        this.pool = Pools.open(vertx, settings, settings.poolSize(), this::whereToConnect);
        this.writing = new WriteSlots(
                vertx, settings.poolSize() - settings.poolSize() / KEPT_FOR_READING, settings.connectTimeout());
        this.health = new DatabaseHealth(Pools.open(vertx, settings, 1, this::whereToConnect));
    }

    /**
     * The database that the configuration names, not started yet. Blocks on a file.
     *
     * @throws FolderInUseException when another instance has the embedded one of the same data folder
     */
    public static Database open(Vertx vertx, Configuration configuration) throws IOException {
        if (configuration.database().url() != null) {
            return new Database(vertx, configuration.database(), null);
        }
        EmbeddedPostgres embedded = new EmbeddedPostgres(configuration.dataDir(), List.of());
        embedded.claim();
        return new Database(vertx, configuration.database(), embedded);
    }

    /**
     * Starts the embedded server if that is the one, waits until the server answers, and migrates. Goes on trying for as long
     * as it takes.
     *
     * @param preparation done once it is up, and again after a failure, before the database is said to be ready
     * @return when it is ready; fails when it is closed before
     */
    public Future<Void> start(Supplier<Future<Void>> preparation) {
        attempt(preparation);
        return ready.future();
    }

    public Future<Void> start() {
        return start(Future::succeededFuture);
    }

    /** Completes when the database could be asked for the first time. */
    public Future<Void> ready() {
        return ready.future();
    }

    /** For statements that stand alone and wait for no lock: those that read, or skip what is locked. */
    public SqlClient client() {
        return pool;
    }

    /** Runs a statement that stands alone and may have to wait for a locked row. */
    public <T> Future<T> write(Function<SqlClient, Future<T>> work) {
        return writing.run(() -> work.apply(pool));
    }

    /**
     * Runs the work in one transaction: all of it happens, or nothing.
     *
     * @return what the work came to; fails, rolled back, when it fails
     */
    public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return writing.run(() -> pool.withTransaction(work));
    }

    /**
     * As {@link #transaction}, for work that takes many locks and would be lost as a whole for one of them: it waits for
     * each as long as a statement may take.
     */
    public <T> Future<T> patientTransaction(Function<SqlConnection, Future<T>> work) {
        return transaction(
                connection -> connection.query(WAIT_FOR_LOCKS).execute().compose(set -> work.apply(connection)));
    }

    /** For a library that speaks JDBC and blocks. They are closed by whoever asks for them, before this is. */
    public KeptConnections connections() {
        return new KeptConnections(() -> address, settings);
    }

    /** Whether the database answers; asks it now, and waits a second at most. Never fails. */
    public Future<Boolean> answers() {
        DatabaseUrl asked = address;
        if (asked == null || !ready.future().isComplete()) {
            return Future.succeededFuture(false);
        }
        return health.ask(asked);
    }

    /** Closes the connections, then stops the embedded server. */
    public Future<Void> close() {
        closed = true;
        health.rest();
        vertx.cancelTimer(watch);
        ready.tryFail(new DatabaseUnavailableException("The service is being stopped"));
        return Future.join(pool.close(), health.close())
                .transform(closed -> worker.executeBlocking(() -> {
                    if (embedded != null) {
                        embedded.close();
                    }
                    return null;
                }))
                .eventually(worker::close)
                .mapEmpty();
    }

    private Future<SqlConnectOptions> whereToConnect() {
        DatabaseUrl url = address;
        return url == null
                ? Future.failedFuture(new DatabaseUnavailableException("The database is not up yet"))
                : Future.succeededFuture(Pools.connectOptions(url, settings));
    }

    private void attempt(Supplier<Future<Void>> preparation) {
        if (closed) {
            return;
        }
        ownersUrl()
                .compose(owner -> reach(owner)
                        .compose(reached -> worker.executeBlocking(() -> migrated(owner)))
                        .onSuccess(serving -> address = serving)
                        .compose(serving -> preparation.get().map(serving))
                        .onSuccess(serving -> serve(serving, preparation))
                        .onFailure(failure -> health.complain(Objects.requireNonNullElse(address, owner), failure)))
                .onFailure(failure -> vertx.setTimer(RETRY_MILLIS, timer -> attempt(preparation)));
    }

    /** Where the role that owns the tables signs in. */
    private Future<DatabaseUrl> ownersUrl() {
        if (embedded == null) {
            return Future.succeededFuture(settings.migrationUrl() == null ? settings.url() : settings.migrationUrl());
        }
        return worker.<DatabaseUrl>executeBlocking(embedded::start)
                .onFailure(failure -> LOG.error("The database is not there: {}", DatabaseFailures.sentence(failure)));
    }

    /** Brings the schema up to date, and gives who serves. Blocks. */
    private DatabaseUrl migrated(DatabaseUrl owner) throws SQLException {
        Migrations.run(owner);
        if (embedded != null) {
            return ServingRole.embedded(owner);
        }
        DatabaseUrl serving = Objects.requireNonNull(settings.url());
        if (serving.user().equals(owner.user())) {
            LOG.info("{} owns the ledger's tables and serves: only triggers keep what was issued", owner.user());
        } else {
            ServingRole.grant(owner, serving.user());
        }
        return serving;
    }

    /** Asks the server whether it lets us in, before the migrations do: its refusals are clearer here. */
    private Future<Void> reach(DatabaseUrl url) {
        SqlConnectOptions there = Pools.connectOptions(url, settings);
        Pool once = Pools.open(vertx, settings, 1, () -> Future.succeededFuture(there));
        return once.query("select 1")
                .execute()
                .timeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .eventually(once::close)
                .mapEmpty();
    }

    private void serve(DatabaseUrl url, Supplier<Future<Void>> preparation) {
        if (closed) {
            return;
        }
        health.isUp();
        LOG.info("The database is ready: {}", embedded == null ? url.location() : "the embedded PostgreSQL");
        if (watch < 0) {
            watch = vertx.setPeriodic(WATCH_MILLIS, timer -> answers());
        }
        if (embedded != null) {
            embedded.onEnd(() -> vertx.runOnContext(ended -> startAgain(preparation)));
        }
        ready.tryComplete();
    }

    private void startAgain(Supplier<Future<Void>> preparation) {
        if (!closed) {
            LOG.warn("The embedded PostgreSQL has ended and is started again");
            address = null;
            attempt(preparation);
        }
    }
}
