package io.quittance.problem;

import java.util.List;

/**
 * A refusal or a failure as a client may see it (RFC 9457), apart from the cause, which only the log sees.
 *
 * @param detail a sentence about this occurrence
 * @param errors the fields at fault, the first {@value #MAX_ERRORS} of them; empty when the problem lies with no field
 */
public record Problem(Kind kind, String detail, List<FieldError> errors) {

    /** More than a person reads and a client shows. */
    public static final int MAX_ERRORS = 100;

    public Problem {
        errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
    }

    /** The HTTP status. */
    public int status() {
        return kind.status();
    }

    /** Stable, in kebab case. */
    public String code() {
        return kind.code();
    }

    /** A short name of the kind of problem. */
    public String title() {
        return kind.title();
    }

    /** The {@code type} of RFC 9457. It names the problem and cannot be fetched. */
    public String type() {
        return "urn:quittance:problem:" + code();
    }
}
