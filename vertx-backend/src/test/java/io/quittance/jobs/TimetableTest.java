package io.quittance.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    /** Where a day begins at quarter to ten in UTC, and is one ahead for most of it. */
    private static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");

    @ParameterizedTest
    @CsvSource({
        // At the slot itself it has come, and the next one is that of the day after.
        "00:00, UTC, 2026-11-28T00:00:00Z, 2026-11-28T00:00:00Z, 2026-11-29T00:00:00Z",
        "00:00, UTC, 2026-11-28T23:59:59.999Z, 2026-11-28T00:00:00Z, 2026-11-29T00:00:00Z",
        "06:30, UTC, 2026-11-28T06:29:59Z, 2026-11-27T06:30:00Z, 2026-11-28T06:30:00Z",
        "00:00, Pacific/Chatham, 2026-11-28T10:14:00Z, 2026-11-27T10:15:00Z, 2026-11-28T10:15:00Z",
        "00:00, Pacific/Chatham, 2026-11-28T10:15:00Z, 2026-11-28T10:15:00Z, 2026-11-29T10:15:00Z",
        // Midnight does not exist in Cuba when summer begins: the day begins at one.
        "00:00, America/Havana, 2026-03-08T04:00:00Z, 2026-03-07T05:00:00Z, 2026-03-08T05:00:00Z",
        // Half past two happens never on the one day, and twice on the other, of which the first counts.
        "02:30, Europe/Zurich, 2026-03-28T12:00:00Z, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z",
        "02:30, Europe/Zurich, 2026-10-25T01:00:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    })
    void eachDayHasOneSlot(LocalTime time, ZoneId zone, Instant now, Instant latest, Instant next) {
        Timetable daily = new Timetable.Daily(time, zone);

        assertThat(daily.latest(now)).isEqualTo(latest);
        assertThat(daily.next(now)).isEqualTo(next);
        assertThat(daily.first(now)).isEqualTo(latest);
    }

    @Test
    void theNextDayBeginsAtMidnightEvenWhereTheClockIsSetForward() {
        Instant begin = LocalDate.of(2027, 9, 26).atStartOfDay(CHATHAM).toInstant();

        assertThat(new Timetable.Daily(LocalTime.MIDNIGHT, CHATHAM).next(begin))
                .isEqualTo(begin.plus(Duration.ofHours(23)));
    }

    @Test
    void aDelayCountsFromTheEndAndTheFirstTimeIsNoException() {
        Timetable hourly = new Timetable.Every(Duration.ofHours(1));
        Instant now = Instant.parse("2026-11-28T12:00:00Z");

        assertThat(hourly.next(now)).isEqualTo("2026-11-28T13:00:00Z");
        assertThat(hourly.first(now)).isEqualTo("2026-11-28T13:00:00Z");
        assertThat(hourly.latest(now)).isEqualTo(now);
    }

    @Test
    void aFailureIsTriedAgainNoLaterThanItsNextTime() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(new Timetable.Every(Duration.ofHours(1)).retryAfter(minute)).isEqualTo(minute);
        assertThat(new Timetable.Every(Duration.ofSeconds(1)).retryAfter(minute))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(new Timetable.Daily(LocalTime.NOON, CHATHAM).retryAfter(minute))
                .isEqualTo(minute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sweep", "account_sweep", "account sweep", "-sweep", "sweep-", "a--b"})
    void aNameIsInKebabCase(String name) {
        assertThatThrownBy(() -> Job.every(name, Duration.ofHours(1), Future::succeededFuture))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }
}
