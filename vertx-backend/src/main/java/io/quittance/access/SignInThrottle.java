package io.quittance.access;

import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often passwords can be guessed, without letting anybody lock others out.
 *
 * <p>Failures count for the account together with the address. They also count for the address alone, and for the account
 * alone, but these two stop nobody who has signed in to the account from there lately: whatever happens elsewhere, a till
 * can go on. Every attempt counts before the password is looked at, so that many at once are no way around; it is taken
 * back when the password was right.
 */
public final class SignInThrottle {

    private static final Kind TOO_MANY_ATTEMPTS = new Kind(429, "too-many-attempts", "Too many attempts");

    private static final String COUNT = """
            insert into sign_in_failures (subject, window_start, failures)
            select subject, $2, 1 from unnest($1::text[]) as s (subject) order by subject
            on conflict (subject, window_start) do update set failures = sign_in_failures.failures + 1
            returning subject, failures
            """;

    /** In the same order as they are counted: else two could wait for each other. */
    private static final String TAKE_BACK = """
            with taken as (
                select subject from sign_in_failures
                where subject = any($1) and window_start = $2 order by subject for update
            )
            update sign_in_failures f set failures = greatest(failures - 1, 0)
            from taken where f.subject = taken.subject and f.window_start = $2
            """;

    private static final String IS_KNOWN =
            "select from sign_in_addresses where user_id = $1 and network = $2 and signed_in_at > $3";

    private static final String MAKE_KNOWN = """
            insert into sign_in_addresses (user_id, network, signed_in_at) values ($1, $2, $3)
            on conflict (user_id, network) do update set signed_in_at = excluded.signed_in_at
            """;

    private static final String FORGET =
            "delete from sign_in_addresses where user_id = $1 and network is distinct from $2";

    private static final String SWEEP_FAILURES = """
            delete from sign_in_failures where ctid = any(array(
                select ctid from sign_in_failures where window_start <= $1 or window_start > $2 for update skip locked))
            """;

    private static final String SWEEP_ADDRESSES = """
            delete from sign_in_addresses where ctid = any(array(
                select ctid from sign_in_addresses where signed_in_at <= $1 or signed_in_at > $2 for update skip locked))
            """;

    /** How long an address is known after a sign-in. */
    public static final Duration KNOWN = Duration.ofDays(30);

    /** How far apart the clocks of instances may be. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;
    private final Configuration.Account settings;

    public SignInThrottle(Database database, Clock clock, Configuration.Account settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * An attempt that was counted.
     *
     * @param known whether the user has signed in from there lately
     */
    public record Attempt(List<String> subjects, OffsetDateTime window, boolean known) {}

    private record Limit(String subject, int failures) {}

    /**
     * Counts an attempt to sign in: for the user, or for the address where there is no such user.
     *
     * @param foldedEmail as the database has folded it, so that all spellings that it takes for one count for one
     * @param userId null when there is no such user; then as much is done
     * @return fails with status 429 when there were too many failures
     */
    public Future<Attempt> attempt(String foldedEmail, @Nullable UUID userId, Client client) {
        // Not in the clear: people type their password into the wrong field.
        String account = sha256(userId == null ? foldedEmail : userId.toString());
        return database.client()
                .preparedQuery(IS_KNOWN)
                .execute(Tuple.of(userId, client.network(), at(clock.instant().minus(KNOWN))))
                .compose(known -> {
                    List<Limit> limits = new ArrayList<>();
                    limits.add(new Limit("pair " + account + " " + client.network(), settings.failuresPerPair()));
                    if (known.size() == 0) {
                        limits.add(new Limit("address " + client.network(), settings.failuresPerAddress()));
                        limits.add(new Limit("account " + account, settings.failuresPerAccount()));
                    }
                    return count(limits, known.size() > 0);
                });
    }

    /** Counts an attempt to register from an address. */
    public Future<Attempt> attemptToRegister(Client client) {
        return count(List.of(new Limit("register " + client.network(), settings.failuresPerAddress())), false);
    }

    /** The attempt was none to guess: it failed for another reason, or did not fail. */
    public Future<Void> takeBack(Attempt attempt) {
        return database.write(client -> client.preparedQuery(TAKE_BACK)
                .execute(Tuple.of(attempt.subjects().toArray(String[]::new), attempt.window()))
                .mapEmpty());
    }

    /** From now on failures elsewhere do not stop this user here. */
    public Future<Void> makeKnown(SqlClient connection, UUID userId, Client client) {
        return connection
                .preparedQuery(MAKE_KNOWN)
                .execute(Tuple.of(userId, client.network(), at(clock.instant())))
                .mapEmpty();
    }

    /** A user's other networks are known no more; but null means all of them. */
    public Future<Void> forget(SqlClient connection, UUID userId, @Nullable Client but) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(userId, but == null ? null : but.network()))
                .mapEmpty();
    }

    private Future<Attempt> count(List<Limit> limits, boolean known) {
        long window = settings.failureWindow().toMillis();
        Instant now = clock.instant();
        Instant start = Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), window) * window);
        Attempt attempt = new Attempt(limits.stream().map(Limit::subject).toList(), at(start), known);
        return database.write(client -> client.preparedQuery(COUNT)
                        .execute(Tuple.of(attempt.subjects().toArray(String[]::new), attempt.window())))
                .map(rows -> {
                    for (Row row : rows) {
                        if (row.getInteger("failures") > limitOf(limits, row.getString("subject"))) {
                            throw tooMany(Duration.between(now, start.plusMillis(window)));
                        }
                    }
                    return attempt;
                });
    }

    private static int limitOf(List<Limit> limits, String subject) {
        return limits.stream()
                .filter(limit -> limit.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .failures();
    }

    private static ProblemException tooMany(Duration left) {
        return TOO_MANY_ATTEMPTS
                .because("There were too many attempts. Wait a while.")
                .retryAfter(left.plusSeconds(1));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(RandomSecret.sha256(text).getBytes());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Deletes what counts no more, and what a clock that was ahead has dated in the future: that would always count. */
    public static Future<Void> sweep(SqlClient client, OffsetDateTime now, Duration failureWindow) {
        return client.preparedQuery(SWEEP_FAILURES)
                .execute(Tuple.of(now.minus(failureWindow), now.plus(failureWindow)))
                .compose(swept ->
                        client.preparedQuery(SWEEP_ADDRESSES).execute(Tuple.of(now.minus(KNOWN), now.plus(CLOCK_SKEW))))
                .mapEmpty();
    }
}
