package io.quittance.problem;

import java.util.List;

/**
 * A kind of problem. Each is a constant beside the code that throws it; those of several packages stand here. A code belongs
 * to one kind only, and the contract's catalogue ({@code x-problems}) has them all.
 *
 * @param status the HTTP status
 * @param code stable, in kebab case
 * @param title a short name
 */
public record Kind(int status, String code, String title) {

    public static final Kind INVALID_REQUEST = new Kind(400, "invalid-request", "Invalid request");
    public static final Kind NOT_FOUND = new Kind(404, "not-found", "Not found");
    public static final Kind AMOUNT_OUT_OF_RANGE = new Kind(422, "amount-out-of-range", "Amount out of range");
    public static final Kind OVERLOADED = new Kind(503, "overloaded", "Overloaded");

    /** @param detail a sentence about this occurrence; safe to show to a client */
    public ProblemException because(String detail) {
        return because(detail, List.of());
    }

    /** @param errors the fields at fault */
    public ProblemException because(String detail, List<FieldError> errors) {
        return new ProblemException(new Problem(this, detail, errors));
    }

    /** For one field at fault, which gets the same code and sentence. */
    public ProblemException at(String pointer, String detail) {
        return because(detail, List.of(new FieldError(pointer, code, detail)));
    }
}
