package io.quittance.payment;

/** {@code TakeBack} of the contract. */
record TakeBack(String reason) {}
