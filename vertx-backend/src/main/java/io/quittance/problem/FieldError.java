package io.quittance.problem;

/**
 * One field at fault.
 *
 * @param pointer a JSON pointer (RFC 6901) into the request's body
 * @param code stable, in kebab case
 * @param detail a sentence for people; safe to show to a client
 */
public record FieldError(String pointer, String code, String detail) {}
