package io.quittance.config;

import io.quittance.config.Configuration.Database;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what is set about the database. */
final class DatabaseSettings {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private DatabaseSettings() {}

    static Database database(Settings settings) {
        Duration connectTimeout = settings.duration("database.connectTimeout", SECOND, HOUR);
        Duration lockTimeout = settings.duration("database.lockTimeout", Duration.ofMillis(1), HOUR);
        // Who waits for a connection must live to see one that waited for a lock.
        Duration longest = connectTimeout.dividedBy(2);
        return new Database(
                databaseUrl(settings, "database.url"),
                databaseUrl(settings, "database.migrationUrl"),
                (int) settings.number("database.poolSize", 1, 1_024),
                connectTimeout,
                settings.duration("database.statementTimeout", SECOND, HOUR),
                lockTimeout.compareTo(longest) < 0 ? lockTimeout : longest);
    }

    private static @Nullable DatabaseUrl databaseUrl(Settings settings, String name) {
        String text = settings.text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return DatabaseUrl.parse(text);
        } catch (IllegalArgumentException e) {
            settings.mistake(name, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
