package io.quittance.problem;

import java.util.List;

/**
 * A refusal or a failure as a client may see it (RFC 9457), apart from the cause, which only the log sees.
 *
 * @param status the HTTP status
 * @param code stable, in kebab case
 * @param title a short name of the kind of problem
 * @param detail a sentence about this occurrence
 * @param errors the fields at fault, the first {@value #MAX_ERRORS} of them; empty when the problem lies with no field
 */
public record Problem(int status, String code, String title, String detail, List<FieldError> errors) {

    /** More than a person reads and a client shows. */
    public static final int MAX_ERRORS = 100;

    public Problem {
        errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
    }

    public Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, List.of());
    }

    /** The {@code type} of RFC 9457. It names the problem and cannot be fetched. */
    public String type() {
        return "urn:quittance:problem:" + code;
    }
}
