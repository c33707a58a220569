package io.quittance.jobs;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Something that is done by the calendar: for each slot once, whichever instance does it. A slot that no instance was there
 * for is made up for once, as soon as one is.
 *
 * <p>What holds, and what the work has to see to:
 *
 * <ul>
 *   <li>While an instance is at it, no other begins. An instance that is gone, or was not heard of for {@link Pace#lease}, has
 *       lost it: the next one begins anew, for the same slot. So the work may be cut off anywhere, and is done again from the
 *       start: it is made of transactions that each leave things in order.
 *   <li>An instance that was frozen for longer, or cut off from the database, does not know that, and goes on where it was. The
 *       schedule ignores what it has to say. What its statements do counts unless they look: work claims the rows that it
 *       changes, as {@code for update skip locked} and unique keys do it, or asks {@link Slot#hold} in each transaction.
 *   <li>Work that fails, or takes longer than the limit, is tried again soon. Nothing stops work that has taken too long: its
 *       statements have limits of their own.
 * </ul>
 *
 * @param name in kebab case; it is the job's key in the database
 * @param limit how long the work may take
 * @param work begun on an event loop; blocks nothing
 */
public record Job(String name, Timetable timetable, Duration limit, Function<Slot, Future<Void>> work) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

    public Job {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A job's name is in kebab case, and not '" + name + "'");
        }
    }

    /** Done again and again, each time so long after the last one. */
    public static Job every(String name, Duration delay, Supplier<Future<Void>> work) {
        return new Job(name, new Timetable.Every(delay), USUAL_LIMIT, slot -> work.get());
    }

    /** Done once a day. */
    public static Job daily(String name, LocalTime time, ZoneId zone, Function<Slot, Future<Void>> work) {
        return new Job(name, new Timetable.Daily(time, zone), USUAL_LIMIT, work);
    }

    /** The same with another limit. */
    public Job within(Duration longest) {
        return new Job(name, timetable, longest, work);
    }
}
