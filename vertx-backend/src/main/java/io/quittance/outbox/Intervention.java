package io.quittance.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a person may do to deliveries. What is in flight is left alone; one whose worker is dead is as good as waiting. */
enum Intervention {
    HOLD("state = 'held'", "'waiting', 'claimed'"),
    RELEASE("state = 'waiting', due_at = now(), tried_since = now()", "'held'"),
    CANCEL("state = 'cancelled', due_at = now(), payload = ''", "'waiting', 'claimed', 'held', 'never'"),
    RETRY("state = 'waiting', due_at = now(), tried_since = now(), attempts = 0", "'waiting', 'claimed', 'never'");

    /** Locked in one order, so that two persons with the same selection do not wait for each other. */
    private static final String FOUND = """
            with found as (
                select id, key, state, state = 'claimed' and due_at > now() as in_flight
                from outbox where channel = $1 and key = any($2) order by id for update
            ), changed as (
                update outbox o set
            """;

    private final String statement;

    /** @param from the states that allow it */
    Intervention(String change, String from) {
        this.statement = FOUND + change + """

                from found f
                where o.id = f.id and not f.in_flight and f.state in (
            """ + from + """
                ) returning o.id
            )
            select f.key, f.in_flight, c.id is not null as done from found f left join changed c using (id)
            """;
    }

    Future<Interventions> run(SqlClient client, String channel, Collection<String> keys) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        keys.forEach(key -> verdicts.put(key, Verdict.UNKNOWN));
        return client.preparedQuery(statement)
                .execute(Tuple.of(channel, (Object) verdicts.keySet().toArray(String[]::new)))
                .map(rows -> {
                    for (Row row : rows) {
                        verdicts.put(row.getString("key"), verdict(row));
                    }
                    return new Interventions(Collections.unmodifiableMap(verdicts));
                });
    }

    private static Verdict verdict(Row row) {
        if (row.getBoolean("done")) {
            return Verdict.DONE;
        }
        return row.getBoolean("in_flight") ? Verdict.IN_FLIGHT : Verdict.OTHER_STATE;
    }
}
