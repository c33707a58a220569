package io.quittance.invoice.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that every paper of the ledger is as it was issued, and that none is missing. Papers may be issued meanwhile. */
public final class LedgerVerification {

    private static final int BATCH = 200;

    /** In one statement, so that what is issued meanwhile is beyond nothing. */
    private static final String SERIES = """
            select series, last_number, head,
                (select min(number) from issued_invoices i where i.series = s.series and i.position > s.last_number) as beyond
            from ledger_series s order by series
            """;

    private static final String LOGOS = """
            select number from issued_invoices
            where seller_logo_sha256 in (select sha256 from logos where sha256 <> sha256(file))
            order by issued_at, id limit 1
            """;

    private static final String BALANCES = """
            select number from issued_invoices i left join invoice_balances b on b.invoice_id = i.id
            where b.total_sats is distinct from i.total_sats order by issued_at, id limit 1
            """;

    private static final String PAPERS = "select position, content, content_form, previous_hash, hash,"
            + LedgerRows.COLUMNS
            + "from issued_invoices where series = $1 and position > $2 and position <= $3 order by position limit "
            + BATCH;

    private final SqlClient client;
    private long papers;

    public LedgerVerification(SqlClient client) {
        this.client = client;
    }

    /** A series as it was when the check began, and the hash that the next paper has to follow. */
    private record Series(String name, long last, byte[] head) {}

    /**
     * Reads the whole ledger.
     *
     * @return how many papers there are; fails with {@link LedgerBrokenException} at the first that is not as it was
     */
    public Future<Long> run() {
        papers = 0;
        return client.preparedQuery(SERIES).execute().compose(rows -> {
            Future<Void> done = Future.succeededFuture();
            for (Row row : rows) {
                String beyond = row.getString("beyond");
                if (beyond != null) {
                    return broken(beyond + ": it is no paper that was issued.");
                }
                Series series = new Series(
                        row.getString("series"),
                        row.getLong("last_number"),
                        row.getBuffer("head").getBytes());
                done = done.compose(before -> follow(series, 0, new byte[series.head().length]));
            }
            return done.compose(all -> none(LOGOS, "the seller's logo is not the one that it was issued with."))
                    .compose(logos -> none(BALANCES, "its balance is not one of its total."))
                    .map(balances -> papers);
        });
    }

    /** Fails for the first paper that a statement finds. */
    private Future<Void> none(String statement, String fault) {
        return client.preparedQuery(statement).execute().compose(rows -> {
            for (Row row : rows) {
                return broken(row.getString("number") + ": " + fault);
            }
            return Future.succeededFuture();
        });
    }

    private Future<Void> follow(Series series, long position, byte[] head) {
        if (position == series.last()) {
            return Arrays.equals(head, series.head())
                    ? Future.succeededFuture()
                    : broken(series.name() + ": the last paper is not the one that was issued last.");
        }
        return client.preparedQuery(PAPERS)
                .execute(Tuple.of(series.name(), position, series.last()))
                .compose(rows -> LedgerRows.withLines(client, rows).compose(found -> {
                    byte[] last = head;
                    long expected = position;
                    List<Row> all = list(rows);
                    for (int i = 0; i < all.size(); i++) {
                        expected++;
                        String fault = fault(series, expected, last, all.get(i), found.get(i));
                        if (fault != null) {
                            return broken(fault);
                        }
                        last = all.get(i).getBuffer("hash").getBytes();
                    }
                    papers += all.size();
                    return all.isEmpty()
                            ? broken(series.name() + ": paper " + (expected + 1) + " is missing.")
                            : follow(series, expected, last);
                }));
    }

    private static @Nullable String fault(Series series, long expected, byte[] head, Row row, IssuedPaper issued) {
        if (row.getLong("position") != expected) {
            return series.name() + ": paper " + expected + " is missing.";
        }
        String number = issued.number();
        if (row.getInteger("content_form") != CanonicalPaper.FORM) {
            return number + ": it was written in a form that this version does not know.";
        }
        String content = row.getString("content");
        if (!content.equals(CanonicalPaper.of(issued.paper()))) {
            return number + ": the columns or lines are not as they were issued.";
        }
        boolean followsTheOneBefore =
                Arrays.equals(row.getBuffer("previous_hash").getBytes(), head);
        return followsTheOneBefore && Arrays.equals(row.getBuffer("hash").getBytes(), hash(head, number, content))
                ? null
                : number + ": the content or the number is not as it was issued, or the paper before it was another.";
    }

    private static byte[] hash(byte[] head, String number, String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] contentHash = digest.digest(content.getBytes(StandardCharsets.UTF_8));
            digest.update(head);
            digest.update(number.getBytes(StandardCharsets.UTF_8));
            return digest.digest(contentHash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static List<Row> list(RowSet<Row> rows) {
        List<Row> all = new ArrayList<>();
        rows.forEach(all::add);
        return all;
    }

    private static <T> Future<T> broken(String message) {
        return Future.failedFuture(new LedgerBrokenException(message));
    }
}
