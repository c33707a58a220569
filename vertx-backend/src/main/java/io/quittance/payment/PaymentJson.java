package io.quittance.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code Payment} of the contract, as it is on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentJson(
        UUID id,
        String source,
        long amountSats,
        String receivedAt,
        @Nullable String payer,
        @Nullable String reference,
        @Nullable String txid,
        String notedAt,
        @Nullable String notedBy,
        @Nullable TakenBackJson takenBack) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TakenBackJson(String at, @Nullable String by, String reason) {}

    static PaymentJson of(Payment payment) {
        Payment.TakenBack takenBack = payment.takenBack();
        return new PaymentJson(
                payment.id(),
                payment.source().text(),
                payment.amount().value(),
                text(payment.receivedAt()),
                payment.payer(),
                payment.reference(),
                payment.txid(),
                text(payment.notedAt()),
                payment.notedBy(),
                takenBack == null ? null : new TakenBackJson(text(takenBack.at()), takenBack.by(), takenBack.reason()));
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
