package io.quittance.http;

import io.quittance.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What kind of thing a request says that its body is. */
public final class MediaTypes {

    private MediaTypes() {}

    private static String essence(String header) {
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The body of a request, empty if there is none.
     *
     * @throws ProblemException of status 415 if it is said to be something else, or nothing is said
     */
    public static Buffer body(RoutingContext ctx, String... mediaTypes) {
        require(ctx, mediaTypes);
        Buffer body = ctx.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }

    /** @throws ProblemException of status 415 if the body is said to be something else, or nothing is said */
    public static void require(RoutingContext ctx, String... mediaTypes) {
        List<String> allowed = Arrays.asList(mediaTypes);
        String header = ctx.request().getHeader("Content-Type");
        String essence = header == null ? "" : essence(header);
        if (!allowed.contains(essence)) {
            throw HttpProblems.UNSUPPORTED_MEDIA_TYPE.because("The body must be " + String.join(" or ", allowed) + ".");
        }
    }
}
