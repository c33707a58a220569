package io.quittance.http;

import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for.
 *
 * @param limit how many entries at most
 * @param startingAfter the last entry of the page before; null for the first page
 */
public record Paging(int limit, @Nullable UUID startingAfter) {

    private static final Kind CURSOR_UNKNOWN = new Kind(400, "cursor-unknown", "Cursor unknown");

    /**
     * Reads {@code limit} and {@code starting_after}; the contract has been checked.
     *
     * @throws ProblemException of status 400 if more is asked for than a page may have
     */
    public static Paging of(RoutingContext ctx, int defaultLimit, int maxLimit) {
        String limit = ctx.request().getParam("limit");
        String cursor = ctx.request().getParam("starting_after");
        int wanted = limit == null ? defaultLimit : Integer.parseInt(limit);
        if (wanted > maxLimit) {
            throw ContractViolations.problem(List.of(new FieldError(
                    "/limit", "too-large", "The query parameter limit must be from 1 to " + maxLimit + ".")));
        }
        return new Paging(wanted, cursor == null ? null : UUID.fromString(cursor));
    }

    /** The refusal of a {@code starting_after} that names nothing in the list. */
    public static ProblemException cursorUnknown() {
        return CURSOR_UNKNOWN.because("starting_after names no entry of this list.");
    }
}
