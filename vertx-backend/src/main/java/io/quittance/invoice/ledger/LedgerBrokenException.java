package io.quittance.invoice.ledger;

/** Something in the ledger is not as it was issued. The message names the first paper of which that is so. */
public final class LedgerBrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    public LedgerBrokenException(String message) {
        super(message);
    }
}
