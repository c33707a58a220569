package io.quittance.http;

import io.quittance.problem.ProblemException;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;

/** Which of an operation's forms a client wants, by its {@code Accept}. */
public final class Accepted {

    private Accepted() {}

    /**
     * The form that is wanted most. Of what is wanted alike, a form that is named comes before one that a {@code *} lets
     * through.
     *
     * @param forms media types; whoever does not care gets the first
     * @throws ProblemException of status 406 if none is accepted
     */
    public static String of(RoutingContext ctx, String... forms) {
        List<MIMEHeader> accepted = ctx.parsedHeaders().accept();
        if (accepted.isEmpty()) {
            return forms[0];
        }
        List<MIMEHeader> wanted = accepted.stream()
                .filter(range -> range.weight() > 0)
                .sorted(Comparator.comparing(MIMEHeader::weight)
                        .reversed()
                        .thenComparing(Accepted::stars, Comparator.naturalOrder()))
                .toList();
        for (MIMEHeader range : wanted) {
            for (String form : forms) {
                if (matches(range, form)) {
                    return form;
                }
            }
        }
        throw HttpProblems.ofStatus(406);
    }

    private static int stars(MIMEHeader range) {
        return (range.component().equals("*") ? 1 : 0) + (range.subComponent().equals("*") ? 1 : 0);
    }

    private static boolean matches(MIMEHeader range, String form) {
        int slash = form.indexOf('/');
        return (range.component().equals("*") || range.component().equalsIgnoreCase(form.substring(0, slash)))
                && (range.subComponent().equals("*")
                        || range.subComponent().equalsIgnoreCase(form.substring(slash + 1)));
    }
}
