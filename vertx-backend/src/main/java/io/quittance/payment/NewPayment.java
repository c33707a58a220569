package io.quittance.payment;

import org.jspecify.annotations.Nullable;

/** {@code NewPayment} of the contract. */
record NewPayment(
        long amountSats,
        @Nullable String receivedAt,
        @Nullable String payer,
        @Nullable String reference,
        @Nullable String txid) {}
