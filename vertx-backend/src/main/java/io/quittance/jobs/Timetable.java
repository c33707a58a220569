package io.quittance.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a job is due. */
public sealed interface Timetable {

    /** When a job is due that was never planned before. */
    Instant first(Instant now);

    /** When it is due after it was done. */
    Instant next(Instant now);

    /** The slot that it is done for at that time. Of several that were missed, that is the last one. */
    Instant latest(Instant now);

    /** How long after a failure it is tried again, when a pause of that length is usual. */
    Duration retryAfter(Duration usual);

    /**
     * So long after it was done. There is nothing to miss before the first time, and whoever starts again and again does
     * nothing else if that is at once.
     */
    record Every(Duration delay) implements Timetable {

        @Override
        public Instant first(Instant now) {
            return next(now);
        }

        @Override
        public Instant next(Instant now) {
            return now.plus(delay);
        }

        @Override
        public Instant latest(Instant now) {
            return now;
        }

        @Override
        public Duration retryAfter(Duration usual) {
            return delay.compareTo(usual) < 0 ? delay : usual;
        }
    }

    /** Each day at that time of that zone; a time that the zone's clock leaves out is the first one after it. */
    record Daily(LocalTime time, ZoneId zone) implements Timetable {

        /** The one of today, even where it has passed: as far as anybody knows, it was missed. */
        @Override
        public Instant first(Instant now) {
            return latest(now);
        }

        @Override
        public Instant next(Instant now) {
            Instant today = on(day(now));
            return today.isAfter(now) ? today : on(day(now).plusDays(1));
        }

        @Override
        public Instant latest(Instant now) {
            Instant today = on(day(now));
            return today.isAfter(now) ? on(day(now).minusDays(1)) : today;
        }

        @Override
        public Duration retryAfter(Duration usual) {
            return usual;
        }

        private LocalDate day(Instant now) {
            return LocalDate.ofInstant(now, zone);
        }

        private Instant on(LocalDate day) {
            return ZonedDateTime.of(day, time, zone).toInstant();
        }
    }
}
