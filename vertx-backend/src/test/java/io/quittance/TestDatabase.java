package io.quittance;

import io.quittance.config.ConfigurationReader;
import io.quittance.config.DatabaseUrl;
import io.quittance.db.Database;
import io.quittance.db.embedded.EmbeddedPostgres;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * A database of one's own on a real server, gone when it is closed. The server is the embedded one, started once for all
 * tests of this process; or the one that {@code QUITTANCE_TEST_DATABASE_URL} names (an environment variable or a system
 * property), whose user must be allowed to create databases. Classes that use it carry the tag {@code database}, and are run
 * on both.
 */
public final class TestDatabase implements AutoCloseable {

    /** Started when it is first needed; stopped when this process ends. */
    private static final class Server {
        static final String GIVEN = System.getProperty(
                "QUITTANCE_TEST_DATABASE_URL", System.getenv().getOrDefault("QUITTANCE_TEST_DATABASE_URL", ""));
        static final DatabaseUrl URL = GIVEN.isEmpty() ? embedded() : DatabaseUrl.parse(GIVEN);
        static final String TEMPLATE = template();

        private static DatabaseUrl embedded() {
            try {
                Path folder = Files.createTempDirectory("quittance-test-postgresql-");
                PreparedData.copyTo(folder);
                // It need not survive a power cut.
                EmbeddedPostgres postgres = new EmbeddedPostgres(
                        folder, List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(postgres, folder)));
                postgres.claim();
                return postgres.start();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static String template() {
            String name = newName();
            DatabaseUrl template = URL.withName(name);
            execute(URL, "create database " + name);
            if (!GIVEN.isEmpty()) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(name)));
            }
            Flyway.configure()
                    .dataSource(
                            jdbcUrl(template),
                            template.user(),
                            template.password().value())
                    .load()
                    .migrate();
            return name;
        }

        private static void remove(EmbeddedPostgres postgres, Path folder) {
            try (postgres;
                    Stream<Path> files = Files.walk(folder)) {
                postgres.close();
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final DatabaseUrl url;

    private TestDatabase(DatabaseUrl url) {
        this.url = url;
    }

    /** One that somebody else has made, and nobody closes. */
    public static TestDatabase at(DatabaseUrl url) {
        return new TestDatabase(url);
    }

    /** With the schema, and nothing in it. */
    public static TestDatabase create() {
        String name = newName();
        execute(Server.URL, "create database " + name + " template " + Server.TEMPLATE);
        return new TestDatabase(Server.URL.withName(name));
    }

    /** Without the schema. */
    public static TestDatabase empty() {
        String name = newName();
        execute(Server.URL, "create database " + name);
        return new TestDatabase(Server.URL.withName(name));
    }

    public DatabaseUrl url() {
        return url;
    }

    /** As {@code QUITTANCE_DATABASE_URL} takes it. */
    public String uri() {
        return "postgresql://" + url.user() + ":" + url.password().value() + "@" + url.location() + "?sslmode="
                + url.sslMode().urlName();
    }

    /** For tests of what needs no more than a database; to be closed before this one is. */
    public Database open(Vertx vertx) throws Exception {
        Database database = prepare(vertx);
        RunningApp.await(database.start());
        return database;
    }

    /**
     * Not started yet.
     *
     * @param settings names and values of environment variables
     */
    public Database prepare(Vertx vertx, String... settings) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/nowhere", "QUITTANCE_DATABASE_URL", uri()));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        return Database.open(vertx, RunningApp.await(new ConfigurationReader(vertx, environment).read()));
    }

    /** Runs one statement, with a value for each question mark. */
    public void execute(String sql, Object... values) {
        execute(url, sql, values);
    }

    /** The rows of a query, each by the names of its columns. */
    public List<Map<String, Object>> query(String sql, Object... values) {
        try (Connection connection = connect(url);
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one value that a query gives. */
    public Object value(String sql, Object... values) {
        List<Map<String, Object>> rows = query(sql, values);
        if (rows.size() != 1 || rows.getFirst().size() != 1) {
            throw new AssertionError("Not one value: " + rows);
        }
        return rows.getFirst().values().iterator().next();
    }

    /** Whoever is still connected is thrown out. */
    @Override
    public void close() {
        drop(url.name());
    }

    private static void drop(String name) {
        execute(Server.URL, "drop database if exists " + name + " with (force)");
    }

    private static String newName() {
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        return "quittance_test_" + HexFormat.of().formatHex(random);
    }

    private static void execute(DatabaseUrl database, String sql, Object... values) {
        try (Connection connection = connect(database);
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Connection connect(DatabaseUrl database) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(database), database.user(), database.password().value());
    }

    private static String jdbcUrl(DatabaseUrl database) {
        return "jdbc:postgresql://" + database.location() + "?sslmode="
                + database.sslMode().urlName();
    }
}
