package io.quittance.invoice.ledger;

/**
 * A paper of the ledger.
 *
 * @param number series and position, as it is printed: {@code 2026-000042}
 */
public record IssuedPaper(String number, LedgerPaper paper) {}
