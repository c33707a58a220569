package io.quittance.sale;

import io.quittance.money.Sats;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * {@code CheckoutRequest} of the contract.
 *
 * @param expectedTotalSats what the person who checks out was shown; null when whatever there is shall be sold
 */
record CheckoutRequest(@Nullable Long expectedTotalSats) {

    private static final Kind TOTAL_CHANGED = new Kind(409, "total-changed", "Total changed");

    static final CheckoutRequest OF_WHATEVER_THERE_IS = new CheckoutRequest(null);

    /** @throws ProblemException of status 409 when the purchase comes to something else: somebody changed it meanwhile */
    void requireExpected(Sats total) {
        if (expectedTotalSats != null && expectedTotalSats != total.value()) {
            String detail = "The purchase comes to " + total.value() + " sats now, not to the expected "
                    + expectedTotalSats + " sats: somebody changed it. Read it again before checking it out.";
            throw TOTAL_CHANGED.at("/expectedTotalSats", detail);
        }
    }
}
