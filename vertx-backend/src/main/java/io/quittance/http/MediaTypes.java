package io.quittance.http;

import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Bodies that are not JSON, whose kind the router does not check. */
public final class MediaTypes {

    private static final String JSON = "application/json";

    private MediaTypes() {}

    /**
     * Writes the kind of a JSON body in the one way that the router knows: it compares beginnings, and capitals with small
     * letters.
     */
    static void canonicalJson(RoutingContext ctx) {
        String header = ctx.request().getHeader("Content-Type");
        if (header != null && !header.equals(JSON)) {
            if (essence(header).equals(JSON)) {
                ctx.request().headers().set("Content-Type", JSON);
            } else if (header.startsWith(JSON)) {
                throw new ProblemException(ProblemRenderer.ofStatus(415));
            }
        }
        ctx.next();
    }

    private static String essence(String header) {
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The body of a request, empty if there is none.
     *
     * @throws ProblemException of status 415 if it is said to be something else, or nothing is said
     */
    public static Buffer body(RoutingContext ctx, String... mediaTypes) {
        List<String> allowed = Arrays.asList(mediaTypes);
        String header = ctx.request().getHeader("Content-Type");
        String essence = header == null ? "" : essence(header);
        if (!allowed.contains(essence)) {
            throw new ProblemException(new Problem(
                    415,
                    "unsupported-media-type",
                    "Unsupported media type",
                    "The body must be " + String.join(" or ", allowed) + "."));
        }
        Buffer body = ctx.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }
}
