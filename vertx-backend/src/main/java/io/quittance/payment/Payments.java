package io.quittance.payment;

import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.money.Sats;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes what was received for the invoices of the ledger. */
final class Payments {

    private static final Kind NOT_PAYABLE = new Kind(409, "not-payable", "Not payable");
    private static final Kind TAKEN_BACK = new Kind(409, "taken-back", "Taken back");

    private static final Instant FIRST_BLOCK = Instant.parse("2009-01-03T00:00:00Z");

    /** How far ahead the clock of whoever notes it may be. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final Database database;
    private final PaymentRepository payments = new PaymentRepository();
    private final Ids ids;
    private final Clock clock;

    Payments(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** In the order in which they were noted, with those that were taken back. Fails with status 404. */
    Future<List<Payment>> of(UUID invoiceId) {
        SqlClient client = database.client();
        return requireKind(client, invoiceId).compose(known -> payments.ofInvoice(client, invoiceId));
    }

    /**
     * Notes a payment that a person has seen.
     *
     * @param connection in a transaction, which must be rolled back when this fails
     * @return fails with status 400 for a time that is none, 404 without such an invoice, 409 for a paper that nobody pays
     */
    Future<Payment> note(SqlConnection connection, UUID invoiceId, NewPayment wanted, UUID userId) {
        Instant now = now();
        Payment payment = new Payment(
                ids.next(),
                invoiceId,
                Payment.Source.MANUAL,
                new Sats(wanted.amountSats()),
                received(wanted.receivedAt(), now),
                wanted.payer(),
                wanted.reference(),
                wanted.txid(),
                now,
                null,
                null);
        return requireKind(connection, invoiceId).compose(kind -> {
            if (!kind.equals("invoice")) {
                throw NOT_PAYABLE.because("Only invoices are paid, and this is none.");
            }
            return payments.add(connection, payment, userId).compose(added -> find(connection, payment));
        });
    }

    /**
     * Lets a payment count no more.
     *
     * @return fails with status 404, or 409 when it was taken back before
     */
    Future<Payment> takeBack(SqlConnection connection, UUID invoiceId, UUID id, String reason, UUID userId) {
        return payments.find(connection, invoiceId, id).compose(found -> {
            Payment payment = found.orElseThrow(Payments::unknown);
            return payments.takeBack(connection, invoiceId, id, now(), userId, reason)
                    .compose(done -> done
                            ? find(connection, payment)
                            : Future.failedFuture(TAKEN_BACK.because("The payment was taken back already.")));
        });
    }

    private Future<Payment> find(SqlClient client, Payment payment) {
        return payments.find(client, payment.invoiceId(), payment.id()).map(found -> found.orElseThrow());
    }

    private Future<String> requireKind(SqlClient client, UUID invoiceId) {
        return payments.kind(client, invoiceId).map(kind -> kind.orElseThrow(Payments::unknown));
    }

    private static Instant received(@Nullable String text, Instant now) {
        if (text == null) {
            return now;
        }
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw PaymentProblems.received("malformed", "This must be a time such as 2026-11-21T10:00:00Z.");
        }
        if (time.isBefore(FIRST_BLOCK)) {
            throw PaymentProblems.received("too-small", "This must not be before Bitcoin, in January 2009.");
        }
        if (time.isAfter(now.plus(CLOCK_SKEW))) {
            throw PaymentProblems.received("too-large", "This must not be in the future.");
        }
        return time;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException unknown() {
        return Kind.NOT_FOUND.because("There is nothing here.");
    }
}
