package io.quittance.outbox;

import io.quittance.db.Batches;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Where deliveries are added, in the transaction that causes them. Whoever has the channel delivers them afterwards. */
public final class Outbox {

    private static final String ADD = """
            insert into outbox (channel, key, payload, due_at, added_at, tried_since)
            select $1, key, payload, now(), now(), now() from unnest($2::text[], $3::text[]) as w (key, payload)
            on conflict (channel, key) do nothing
            """;

    /** Told the channel once something for it is committed. */
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /**
     * What is to be delivered.
     *
     * @param key what it is about: there is one delivery for each, also when it is done already
     * @param payload what the channel needs to know, in a form that it reads itself, such as JSON
     */
    public record Entry(String key, String payload) {}

    /**
     * Adds a delivery, which is due as soon as the transaction is committed.
     *
     * @return false when one with this key was there before; then nothing has changed
     */
    public Future<Boolean> add(SqlConnection connection, String channel, String key, String payload) {
        return addAll(connection, channel, List.of(new Entry(key, payload))).map(added -> added == 1);
    }

    /**
     * Adds many.
     *
     * @return how many are new; the others were there before, and have not changed
     */
    public Future<Integer> addAll(SqlConnection connection, String channel, List<Entry> entries) {
        AtomicInteger added = new AtomicInteger();
        return Batches.inTurn(entries, (start, part) -> insert(connection, channel, part)
                        .onSuccess(added::addAndGet)
                        .mapEmpty())
                .map(done -> added.get())
                .onSuccess(count -> tellOnceCommitted(connection, channel));
    }

    /** Whoever wants to know when something is added here; what other instances add has to be looked for. */
    void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    void stopListening(Consumer<String> listener) {
        listeners.remove(listener);
    }

    /** Puts what is waiting aside until it is released. */
    public Future<Interventions> hold(SqlClient client, String channel, Collection<String> keys) {
        return Intervention.HOLD.run(client, channel, keys);
    }

    /** Makes what is held due now. The limit of its age counts from now. */
    public Future<Interventions> release(SqlClient client, String channel, Collection<String> keys) {
        return Intervention.RELEASE.run(client, channel, keys).onSuccess(done -> tellOnceCommitted(client, channel));
    }

    /** Ends what is waiting, held or given up. It is not delivered, and cannot be added again. */
    public Future<Interventions> cancel(SqlClient client, String channel, Collection<String> keys) {
        return Intervention.CANCEL.run(client, channel, keys);
    }

    /** Makes what is waiting or given up due now. Attempts, delays and the limit of its age count from the beginning. */
    public Future<Interventions> retry(SqlClient client, String channel, Collection<String> keys) {
        return Intervention.RETRY.run(client, channel, keys).onSuccess(done -> tellOnceCommitted(client, channel));
    }

    private static Future<Integer> insert(SqlConnection connection, String channel, List<Entry> entries) {
        String[] keys = entries.stream().map(Entry::key).toArray(String[]::new);
        String[] payloads = entries.stream().map(Entry::payload).toArray(String[]::new);
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(channel, keys, payloads))
                .map(rows -> rows.rowCount());
    }

    private void tellOnceCommitted(SqlClient client, String channel) {
        Transaction transaction = client instanceof SqlConnection connection ? connection.transaction() : null;
        Future<Void> committed = transaction == null ? Future.succeededFuture() : transaction.completion();
        committed.onSuccess(done -> listeners.forEach(listener -> listener.accept(channel)));
    }
}
