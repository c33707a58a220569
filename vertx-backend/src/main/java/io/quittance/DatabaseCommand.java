package io.quittance;

import io.quittance.config.Configuration;
import io.quittance.config.ConfigurationReader;
import io.quittance.config.DatabaseUrl;
import io.quittance.db.Database;
import io.quittance.db.embedded.EmbeddedPostgres;
import io.quittance.db.embedded.FolderInUseException;
import io.quittance.observability.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What is done with the database on the command line, beside a service or without one. */
final class DatabaseCommand {

    /** How long the database may keep us waiting. Its own start takes seconds, a recovery after a crash longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private DatabaseCommand() {}

    /** Gives what is to be printed; fails with a message for the operator. */
    @FunctionalInterface
    interface Work {
        Future<String> with(Configuration configuration, Database database);
    }

    /**
     * Blocks until it is done.
     *
     * @throws Exception with a message for the operator
     */
    static String run(Map<String, String> environment, Command command) throws Exception {
        Work work = Objects.requireNonNull(command.work());
        Metrics metrics = new Metrics();
        Vertx vertx = metrics.vertx();
        try {
            Configuration configuration = await(new ConfigurationReader(vertx, environment).read());
            Path folder = configuration.dataDir();
            if (command.needsWhatIsThere()
                    && configuration.database().url() == null
                    && !EmbeddedPostgres.isIn(folder)) {
                throw new NoSuchFileException("There is no database in " + folder
                        + ": say where it is by QUITTANCE_DATA_DIR or QUITTANCE_DATABASE_URL");
            }
            Database database = database(vertx, environment, configuration);
            try {
                await(database.start());
                return work.with(configuration, database).await();
            } finally {
                await(database.close());
            }
        } finally {
            await(vertx.close());
            metrics.close();
        }
    }

    /** The one that is configured. Where a running service has the embedded one, that service's: it goes on meanwhile. */
    private static Database database(Vertx vertx, Map<String, String> environment, Configuration configuration)
            throws Exception {
        try {
            return Database.open(vertx, configuration);
        } catch (FolderInUseException taken) {
            DatabaseUrl running = EmbeddedPostgres.running(configuration.dataDir());
            if (running == null) {
                throw taken;
            }
            Map<String, String> asGuest = new HashMap<>(environment);
            asGuest.put(
                    "QUITTANCE_DATABASE_URL",
                    "postgresql://" + running.user() + ":" + running.password().value() + "@" + running.location()
                            + "?sslmode=" + running.sslMode().urlName());
            return Database.open(vertx, await(new ConfigurationReader(vertx, asGuest).read()));
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
