package io.quittance.db;

import io.quittance.config.DatabaseUrl;
import io.quittance.config.DatabaseUrl.SslMode;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings a database's schema to what this program needs. */
final class Migrations {

    private Migrations() {}

    /**
     * Runs what has not been run there yet, one after the other, each in a transaction. Of several instances one does it and
     * the others wait. Blocks; a newer schema than ours is left alone.
     *
     * @throws org.flywaydb.core.api.FlywayException when the database is away, or its schema is not one that we made
     */
    static void run(DatabaseUrl database) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(
                        jdbcUrl(database), database.user(), database.password().value())
                .jdbcProperties(properties(database))
                .locations("classpath:db/migration")
                // Another instance may be at it, for as long as it takes.
                .lockRetryCount(-1)
                .load()
                .migrate();
    }

    static String jdbcUrl(DatabaseUrl database) {
        return "jdbc:postgresql://" + database.location();
    }

    static Map<String, String> properties(DatabaseUrl database) {
        Map<String, String> properties = new HashMap<>();
        properties.put("ApplicationName", "quittance-migrations");
        properties.put("sslmode", database.sslMode().urlName());
        if (database.rootCertificate() != null) {
            properties.put("sslrootcert", database.rootCertificate().toString());
        } else if (database.sslMode().compareTo(SslMode.VERIFY_CA) >= 0) {
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return properties;
    }
}
