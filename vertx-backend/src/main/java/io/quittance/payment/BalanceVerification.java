package io.quittance.payment;

import io.quittance.invoice.ledger.LedgerBrokenException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;

/** Checks that what is said to be paid of each invoice is what its payments come to. */
public final class BalanceVerification {

    private static final String WRONG = """
            select number
            from issued_invoices i
            join invoice_balances b on b.invoice_id = i.id
            left join (select invoice_id, sum(sats) as sats from payments where taken_back_at is null group by invoice_id) p
                on p.invoice_id = i.id
            where b.paid_sats <> coalesce(p.sats, 0)
            order by issued_at, id limit 1
            """;

    private final SqlClient client;

    public BalanceVerification(SqlClient client) {
        this.client = client;
    }

    /** Fails with {@link LedgerBrokenException} for the first invoice of which that is not so. */
    public Future<Void> run() {
        return client.preparedQuery(WRONG).execute().compose(rows -> {
            for (Row row : rows) {
                return Future.failedFuture(new LedgerBrokenException(
                        row.getString("number") + ": what is paid of it is not what its payments come to."));
            }
            return Future.succeededFuture();
        });
    }
}
