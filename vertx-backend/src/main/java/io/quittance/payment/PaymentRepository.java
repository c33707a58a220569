package io.quittance.payment;

import io.quittance.invoice.ledger.InvoiceLedger;
import io.quittance.money.Sats;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Payments as rows, and the balances that they change. */
final class PaymentRepository {

    private static final String COLUMNS = """
            id, invoice_id, source, sats, received_at, payer, reference, txid, noted_at, noted_by, taken_back_at,
            taken_back_by, taken_back_reason
            from payments
            """;

    private static final String OF_INVOICE = "select " + COLUMNS + " where invoice_id = $1 order by id";

    private static final String FIND = "select " + COLUMNS + " where invoice_id = $1 and id = $2";

    private static final String EXISTS = "select kind from issued_invoices where id = $1";

    private static final String INSERT = """
            insert into payments (id, invoice_id, source, sats, received_at, payer, reference, txid, noted_at, noted_by)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, name from users where id = $10
            """;

    private static final String TAKE_BACK = """
            update payments
            set taken_back_at = $3, taken_back_by = (select name from users where id = $4), taken_back_reason = $5
            where invoice_id = $1 and id = $2 and taken_back_at is null
            returning sats
            """;

    private static final String PAID_INDEX = "payments_txid";
    private static final String PAID_CHECK = "invoice_balances_paid_sats_check";

    private final InvoiceLedger ledger = new InvoiceLedger();

    PaymentRepository() {}

    /** The kind of a paper of the ledger; empty when there is none. */
    Future<Optional<String>> kind(SqlClient client, UUID invoiceId) {
        return client.preparedQuery(EXISTS).execute(Tuple.of(invoiceId)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(row.getString("kind"));
            }
            return Optional.empty();
        });
    }

    /** In the order in which they were noted, with those that were taken back. */
    Future<List<Payment>> ofInvoice(SqlClient client, UUID invoiceId) {
        return client.preparedQuery(OF_INVOICE).execute(Tuple.of(invoiceId)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(PaymentRepository::payment)
                .toList());
    }

    Future<Optional<Payment>> find(SqlClient client, UUID invoiceId, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(invoiceId, id)).map(PaymentRepository::first);
    }

    /**
     * Keeps it, and counts it for its invoice.
     *
     * @return fails with status 409 when its transaction is noted already, 422 when the invoice would have received more
     *     than there are bitcoin
     */
    Future<Void> add(SqlConnection connection, Payment payment, UUID userId) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                                payment.id(),
                                payment.invoiceId(),
                                payment.source().text(),
                                payment.amount().value(),
                                time(payment.receivedAt()),
                                payment.payer())
                        .addString(payment.reference())
                        .addString(payment.txid())
                        .addOffsetDateTime(time(payment.notedAt()))
                        .addUUID(userId))
                .compose(added -> ledger.receive(
                        connection, payment.invoiceId(), payment.amount().value()))
                .recover(PaymentRepository::explain);
    }

    /** Counts it no more. Gives whether it did before. */
    Future<Boolean> takeBack(
            SqlConnection connection, UUID invoiceId, UUID id, Instant now, UUID userId, String reason) {
        return connection
                .preparedQuery(TAKE_BACK)
                .execute(Tuple.of(invoiceId, id, time(now), userId, reason))
                .compose(rows -> {
                    for (Row row : rows) {
                        return ledger.receive(connection, invoiceId, -row.getLong("sats"))
                                .map(true);
                    }
                    return Future.succeededFuture(false);
                });
    }

    private static Future<Void> explain(Throwable failure) {
        String constraint = failure instanceof PgException refused ? refused.getConstraint() : null;
        if (PAID_INDEX.equals(constraint)) {
            return Future.failedFuture(PaymentProblems.txidNoted());
        }
        return Future.failedFuture(PAID_CHECK.equals(constraint) ? PaymentProblems.tooMuch() : failure);
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Payment> first(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(payment(row));
        }
        return Optional.empty();
    }

    private static Payment payment(Row row) {
        OffsetDateTime takenBackAt = row.getOffsetDateTime("taken_back_at");
        return new Payment(
                row.getUUID("id"),
                row.getUUID("invoice_id"),
                Payment.Source.of(row.getString("source")),
                new Sats(row.getLong("sats")),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("payer"),
                row.getString("reference"),
                row.getString("txid"),
                row.getOffsetDateTime("noted_at").toInstant(),
                row.getString("noted_by"),
                takenBackAt == null
                        ? null
                        : new Payment.TakenBack(
                                takenBackAt.toInstant(),
                                row.getString("taken_back_by"),
                                row.getString("taken_back_reason")));
    }
}
