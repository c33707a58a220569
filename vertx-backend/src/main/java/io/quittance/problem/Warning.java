package io.quittance.problem;

/**
 * What was done all the same, but may not be what was meant.
 *
 * @param pointer a JSON pointer (RFC 6901) into the invoice, as {@code InvoiceRequest} of the contract has it
 * @param code stable, in kebab case
 * @param detail a sentence for people; safe to show to a client
 */
public record Warning(String pointer, String code, String detail) {}
