package io.quittance.http;

import io.quittance.problem.FieldError;
import io.quittance.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person types into a search box: {@code search} of the contract, which the router leaves to us. */
public final class SearchText {

    private static final int MAX_LENGTH = 100;

    private SearchText() {}

    /**
     * The text; null when nothing is searched for.
     *
     * @throws ProblemException of status 400 if it is empty or too long
     */
    public static @Nullable String of(RoutingContext ctx) {
        String text = ctx.request().getParam("search");
        if (text == null) {
            return null;
        }
        if (text.isEmpty()) {
            throw refusal("too-short", "This is shorter than the contract allows.");
        }
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw refusal("too-long", "This is longer than the contract allows.");
        }
        return text;
    }

    private static ProblemException refusal(String code, String detail) {
        return new ProblemException(ContractViolations.problem(List.of(new FieldError("/search", code, detail))));
    }
}
