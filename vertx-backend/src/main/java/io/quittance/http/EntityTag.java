package io.quittance.http;

import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalInt;

/** The version of something that several people may change, as ETag and If-Match. */
public final class EntityTag {

    private EntityTag() {}

    /** {@code "7"}, in quotes. */
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a change is based on.
     *
     * @throws ProblemException of status 428 if the client names none, 412 if it is none that we ever gave
     */
    public static int required(RoutingContext ctx) {
        return optional(ctx)
                .orElseThrow(() -> new ProblemException(new Problem(
                        428, "precondition-required", "Precondition required", "Send the ETag as If-Match.")));
    }

    /** @throws ProblemException of status 412 if it is none that we ever gave */
    public static OptionalInt optional(RoutingContext ctx) {
        String tag = ctx.request().getHeader("If-Match");
        if (tag == null) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(tag.replaceFirst("^W/", "").replace("\"", "")));
        } catch (NumberFormatException e) {
            throw changedMeanwhile();
        }
    }

    /** The refusal of a change that is based on what is not there any more. */
    public static ProblemException changedMeanwhile() {
        return new ProblemException(
                new Problem(412, "changed-meanwhile", "Changed meanwhile", "Somebody changed it. Read it again."));
    }
}
