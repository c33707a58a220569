package io.quittance.outbox;

import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims deliveries for attempts. All times are those of the database: the clocks of instances differ. */
final class ClaimRepository {

    private static final String CLAIM = """
            with %s due as (
                select id, begun_fence from outbox
                where channel = $1 and state in ('waiting', 'claimed') and due_at <= now() and id <> all($5::bigint[])
                order by due_at limit %s for update skip locked
            )%s
            update outbox o
            set state = 'claimed', due_at = now() + $3::bigint * interval '1 millisecond', attempts = o.attempts + 1,
                fence = o.fence + 1, begun_fence = case when $4::boolean then o.fence + 1 else o.begun_fence end
            from due where o.id = due.id
            returning o.id, o.key, o.payload, o.fence, o.attempts, due.begun_fence as begun_before,
                (extract(epoch from now() - o.tried_since) * 1000)::bigint as age
            """;

    private static final String AT_ONCE = CLAIM.formatted("", "$2::int", "");

    /**
     * The time since the last claim pays for deliveries, one for each $6 ms. What is not used for $7 ms is lost: after a
     * pause there is no rush. One instance counts at a time; another one gets nothing, and looks again soon.
     */
    private static final String PACED = CLAIM.formatted("""
            pace as (
                select greatest(used_to, now() - greatest($6::float8, $7::float8) * interval '1 millisecond') as used_to
                from outbox_paces where channel = $1 for update skip locked
            ), budget as (
                select used_to, least($2::int, floor(extract(epoch from now() - used_to)::float8 * 1000 / $6))::int as places
                from pace
            ),
            """, "(select coalesce(max(places), 0) from budget)", """
            , paid as (
                update outbox_paces p
                set used_to = b.used_to + (select count(*) from due)::float8 * $6 * interval '1 millisecond'
                from budget b where p.channel = $1 and exists (select from due)
            )
            """);

    private static final String OPEN_PACE =
            "insert into outbox_paces (channel, used_to) values ($1, now()) on conflict do nothing";

    private static final double MINUTE_MILLIS = 60_000;

    private final Database database;
    private final Timing timing;

    ClaimRepository(Database database, Timing timing) {
        this.database = database;
        this.timing = timing;
    }

    /**
     * Claims what is due, oldest first.
     *
     * @param places how many at most
     * @param own what this worker still has in hand, and does not claim again even where its lease is over
     */
    Future<List<Claim>> claim(Channel channel, int places, Collection<Long> own) {
        SqlClient client = database.client();
        Tuple values = Tuple.of(
                channel.name(), places, timing.lease().toMillis(), !channel.preparesFirst(), own.toArray(Long[]::new));
        if (channel.perMinute() <= 0) {
            return client.preparedQuery(AT_ONCE).execute(values).map(ClaimRepository::claims);
        }
        values.addValue(MINUTE_MILLIS / channel.perMinute())
                .addValue(2.0 * timing.poll().toMillis());
        return client.preparedQuery(OPEN_PACE)
                .execute(Tuple.of(channel.name()))
                .compose(open -> client.preparedQuery(PACED).execute(values))
                .map(ClaimRepository::claims);
    }

    private static List<Claim> claims(Iterable<Row> rows) {
        List<Claim> claims = new ArrayList<>();
        for (Row row : rows) {
            @Nullable Long begunBefore = row.getLong("begun_before");
            claims.add(new Claim(
                    row.getLong("id"),
                    row.getString("key"),
                    row.getString("payload"),
                    row.getLong("fence"),
                    row.getInteger("attempts"),
                    begunBefore,
                    Duration.ofMillis(row.getLong("age"))));
        }
        return claims;
    }
}
