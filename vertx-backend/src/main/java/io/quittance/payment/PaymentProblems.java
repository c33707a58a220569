package io.quittance.payment;

import io.quittance.problem.FieldError;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import java.util.List;

/** The refusals of payments. */
final class PaymentProblems {

    private PaymentProblems() {}

    static ProblemException txidNoted() {
        String detail =
                "This transaction is noted for the invoice already. Take that payment back first if it was wrong.";
        return new ProblemException(new Problem(
                409,
                "txid-noted",
                "Transaction noted",
                detail,
                List.of(new FieldError("/txid", "txid-noted", detail))));
    }

    static ProblemException tooMuch() {
        String detail = "With this the invoice would have received more than 21 million BTC.";
        return new ProblemException(new Problem(
                422,
                "amount-out-of-range",
                "Amount out of range",
                detail,
                List.of(new FieldError("/amountSats", "amount-out-of-range", detail))));
    }

    /** @param code of the field, where the time is none, before Bitcoin or to come */
    static ProblemException received(String code, String detail) {
        return new ProblemException(new Problem(
                400,
                "invalid-request",
                "Invalid request",
                "receivedAt: " + detail,
                List.of(new FieldError("/receivedAt", code, detail))));
    }
}
