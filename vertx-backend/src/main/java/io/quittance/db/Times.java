package io.quittance.db;

import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the database has them and as clients see them: to the millisecond. */
public final class Times {

    private Times() {}

    public static OffsetDateTime now(Clock clock) {
        return of(clock.instant());
    }

    public static OffsetDateTime of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime ofNullable(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    /** A column that is never null. */
    public static Instant read(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    public static @Nullable Instant readNullable(Row row, String column) {
        return row.getOffsetDateTime(column) == null ? null : read(row, column);
    }
}
