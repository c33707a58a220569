package io.quittance.payment;

import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import java.util.List;

/** The refusals of payments. */
final class PaymentProblems {

    private static final Kind TXID_NOTED = new Kind(409, "txid-noted", "Transaction noted");

    private PaymentProblems() {}

    static ProblemException txidNoted() {
        String detail =
                "This transaction is noted for the invoice already. Take that payment back first if it was wrong.";
        return TXID_NOTED.at("/txid", detail);
    }

    static ProblemException tooMuch() {
        String detail = "With this the invoice would have received more than 21 million BTC.";
        return Kind.AMOUNT_OUT_OF_RANGE.at("/amountSats", detail);
    }

    /** @param code of the field, where the time is none, before Bitcoin or to come */
    static ProblemException received(String code, String detail) {
        return Kind.INVALID_REQUEST.because(
                "receivedAt: " + detail, List.of(new FieldError("/receivedAt", code, detail)));
    }
}
