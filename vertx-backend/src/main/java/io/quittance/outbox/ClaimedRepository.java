package io.quittance.outbox;

import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what becomes of claims. Each statement names their fences, and refuses those that others have claimed since. */
final class ClaimedRepository {

    /** Refused also where the lease is over and nobody has claimed it yet: somebody may before the first byte is out. */
    private static final String BEGIN = """
            update outbox set begun_fence = fence, due_at = now() + $3::bigint * interval '1 millisecond'
            where id = $1 and fence = $2 and state = 'claimed' and due_at > now()
            """;

    /** The key of what is done is kept for a while; what it said is not needed any longer. */
    private static final String SETTLE = """
            update outbox o
            set state = w.state, due_at = now() + w.delay * interval '1 millisecond', said = nullif(w.said, ''),
                begun_fence = case when w.unknown then o.begun_fence end,
                payload = case when w.state = 'done' then '' else o.payload end
            from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::boolean[])
                as w (id, fence, state, delay, said, unknown)
            where o.id = w.id and o.fence = w.fence and o.state = 'claimed'
            returning o.id
            """;

    private static final String RENEW = """
            update outbox o set due_at = now() + $3::bigint * interval '1 millisecond'
            from unnest($1::bigint[], $2::bigint[]) as w (id, fence)
            where o.id = w.id and o.fence = w.fence and o.state = 'claimed'
            """;

    private static final String GIVE_BACK = """
            update outbox o set state = 'waiting', due_at = now(), attempts = o.attempts - 1, begun_fence = w.begun_before
            from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as w (id, fence, begun_before)
            where o.id = w.id and o.fence = w.fence and o.state = 'claimed'
                and ($4::boolean or o.begun_fence is distinct from o.fence)
            """;

    private final Database database;
    private final long leaseMillis;

    ClaimedRepository(Database database, Timing timing) {
        this.database = database;
        this.leaseMillis = timing.lease().toMillis();
    }

    /** Fails when the claim is no longer ours; then nothing is noted. */
    Future<Void> begin(Claim claim, @Nullable Function<SqlConnection, Future<?>> note) {
        if (note == null) {
            return database.write(client -> noteBegin(client, claim));
        }
        return database.transaction(connection -> noteBegin(connection, claim)
                .compose(begun -> note.apply(connection))
                .mapEmpty());
    }

    private Future<Void> noteBegin(SqlClient client, Claim claim) {
        return client.preparedQuery(BEGIN)
                .execute(Tuple.of(claim.id(), claim.fence(), leaseMillis))
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new ClaimLostException(claim.id())));
    }

    /** The ids of those that were still ours; of the others nothing is written. */
    Future<Set<Long>> settle(List<Settlement> settlements) {
        return database.write(client -> settle(client, settlements));
    }

    /** As {@link #settle(List)}, with what the channel notes of it. False when the claim was no longer ours. */
    Future<Boolean> settle(Settlement settlement, Delivery delivery, Note note) {
        return database.transaction(connection -> settle(connection, List.of(settlement))
                .compose(settled -> settled.isEmpty()
                        ? Future.succeededFuture(false)
                        : note.write(connection, delivery, settlement.outcome()).map(true)));
    }

    private static Future<Set<Long>> settle(SqlClient client, List<Settlement> all) {
        return client.preparedQuery(SETTLE)
                .execute(Tuple.of(
                        all.stream().map(one -> one.claim().id()).toArray(Long[]::new),
                        all.stream().map(one -> one.claim().fence()).toArray(Long[]::new),
                        all.stream().map(Settlement::state).toArray(String[]::new),
                        all.stream().map(one -> one.delay().toMillis()).toArray(Long[]::new),
                        all.stream().map(Settlement::said).toArray(String[]::new),
                        all.stream().map(Settlement::unknown).toArray(Boolean[]::new)))
                .map(rows -> {
                    Set<Long> ids = new HashSet<>();
                    for (Row row : rows) {
                        ids.add(row.getLong("id"));
                    }
                    return ids;
                });
    }

    /** Says that they are still being worked on. */
    Future<Void> renew(Collection<Claim> claims) {
        return database.write(client -> client.preparedQuery(RENEW)
                .execute(Tuple.of(ids(claims), fences(claims), leaseMillis))
                .mapEmpty());
    }

    /**
     * Makes them due for others, as if they had not been claimed.
     *
     * @param all also those whose attempts are noted as begun, since the channel never saw them
     */
    Future<Void> giveBack(Collection<Claim> claims, boolean all) {
        if (claims.isEmpty()) {
            return Future.succeededFuture();
        }
        @Nullable Long[] before = claims.stream().map(Claim::begunBefore).toArray(Long[]::new);
        return database.write(client -> client.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(ids(claims), fences(claims), before, all))
                .mapEmpty());
    }

    private static Long[] ids(Collection<Claim> claims) {
        return claims.stream().map(Claim::id).toArray(Long[]::new);
    }

    private static Long[] fences(Collection<Claim> claims) {
        return claims.stream().map(Claim::fence).toArray(Long[]::new);
    }
}
