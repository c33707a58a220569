package io.quittance.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which letters are folded: the database's {@code lower()}, by which it finds email addresses and numbers
 * and keeps them unique. Java folds some letters otherwise ({@code İ}, the Greek sigma), so it does not compare what the
 * database compares.
 */
public final class LetterCase {

    private static final String FOLD =
            "select lower(t) as folded from unnest($1::text[]) with ordinality as w (t, n) order by n";

    private LetterCase() {}

    /** The texts, folded, in the same order; null stays null. */
    public static Future<List<@Nullable String>> fold(SqlClient client, Collection<@Nullable String> texts) {
        return client.preparedQuery(FOLD)
                .execute(Tuple.tuple().addValue(texts.toArray(String[]::new)))
                .map(rows -> {
                    List<@Nullable String> folded = new ArrayList<>(rows.size());
                    rows.forEach(row -> folded.add(row.getString("folded")));
                    return folded;
                });
    }
}
