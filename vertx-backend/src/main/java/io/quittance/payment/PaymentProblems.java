package io.quittance.payment;

import io.quittance.problem.FieldError;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import java.util.List;

/** The refusals of payments. */
final class PaymentProblems {

    private PaymentProblems() {}

    static ProblemException txidNoted() {
        return of(
                409,
                "txid-noted",
                "Transaction noted",
                "/txid",
                "This transaction is noted for the invoice already. Take that payment back first if it was wrong.");
    }

    static ProblemException tooMuch() {
        return of(
                422,
                "amount-out-of-range",
                "Amount out of range",
                "/amountSats",
                "With this the invoice would have received more than 21 million BTC.");
    }

    /** @param code of the field, where the time is before Bitcoin or to come */
    static ProblemException received(String code, String detail) {
        return of(400, "invalid-request", "Invalid request", "/receivedAt", code, detail);
    }

    private static ProblemException of(int status, String code, String title, String pointer, String detail) {
        return of(status, code, title, pointer, code, detail);
    }

    private static ProblemException of(
            int status, String code, String title, String pointer, String fieldCode, String detail) {
        return new ProblemException(
                new Problem(status, code, title, detail, List.of(new FieldError(pointer, fieldCode, detail))));
    }
}
