package io.quittance.invoice.ledger;

import io.quittance.db.PageQuery;
import io.quittance.db.SearchWords;
import io.quittance.http.Paging;
import io.quittance.money.Sats;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Lists of the ledger's papers with what was paid of them. */
final class LedgerList {

    private static final String TABLE = """
            (select i.*, b.paid_sats, b.status from issued_invoices i join invoice_balances b on b.invoice_id = i.id) ledger
            """;

    private static final String COLUMNS =
            "id, number, kind, issued_at, issued_on, due_on, buyer_name, total_sats, paid_sats, status";

    private static final String SUMS = """
            count(*) as papers, coalesce(sum(total_sats), 0)::text as total, coalesce(sum(paid_sats), 0)::text as paid,
            coalesce(sum(greatest(total_sats - paid_sats, 0)), 0)::text as due
            """;

    private static final String BALANCE =
            "select total_sats, paid_sats, status from invoice_balances where invoice_id = $1";

    private static final String EXISTS = "select from issued_invoices where id = $1";

    /** Of all papers that fit a filter; sums may be more than there are bitcoin. */
    record Totals(long count, BigInteger totalSats, BigInteger paidSats, BigInteger dueSats) {}

    LedgerList() {}

    /** The latest first; one more than the limit if there are so many. */
    Future<List<LedgerEntry>> page(SqlClient client, LedgerFilter filter, Paging paging) {
        PageQuery query = query(filter).after(paging.startingAfter());
        return client.preparedQuery(query.sql(paging.limit() + 1))
                .execute(Tuple.wrap(query.values()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LedgerList::entry)
                        .toList());
    }

    Future<Totals> totals(SqlClient client, LedgerFilter filter) {
        PageQuery query = query(filter);
        return client.preparedQuery(query.all(SUMS))
                .execute(Tuple.wrap(query.values()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Totals(
                            row.getLong("papers"), number(row, "total"), number(row, "paid"), number(row, "due"));
                });
    }

    Future<Boolean> exists(SqlClient client, UUID id) {
        return client.preparedQuery(EXISTS).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Empty when there is no such paper. */
    Future<Optional<Balance>> balance(SqlClient client, UUID id) {
        return client.preparedQuery(BALANCE).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(balance(row));
            }
            return Optional.empty();
        });
    }

    private static PageQuery query(LedgerFilter filter) {
        PageQuery query = new PageQuery(COLUMNS, TABLE, "issued_at", true);
        fitting(query, "status = ?", filter.status());
        fitting(query, "kind = ?", filter.kind());
        fitting(query, "issued_on >= ?", filter.from());
        fitting(query, "issued_on <= ?", filter.until());
        if (filter.words() != null && SearchWords.isIn(filter.words())) {
            query.fitting(SearchWords.CONDITION, filter.words());
        }
        return query;
    }

    private static void fitting(PageQuery query, String condition, @Nullable Object value) {
        if (value != null) {
            query.fitting(condition, value);
        }
    }

    private static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                row.getUUID("id"),
                row.getString("number"),
                PaperKind.of(row.getString("kind")),
                row.getLocalDate("issued_on"),
                row.getLocalDate("due_on"),
                row.getString("buyer_name"),
                new Sats(row.getLong("total_sats")),
                balance(row));
    }

    private static Balance balance(Row row) {
        return new Balance(
                new Sats(row.getLong("total_sats")), new Sats(row.getLong("paid_sats")), row.getString("status"));
    }

    private static BigInteger number(Row row, String column) {
        return new BigInteger(row.getString(column));
    }
}
