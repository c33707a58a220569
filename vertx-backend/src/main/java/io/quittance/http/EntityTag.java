package io.quittance.http;

import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of something that several people may change, as ETag, If-Match and If-None-Match (RFC 9110, section 13.1). */
public final class EntityTag {

    private static final Kind PRECONDITION_REQUIRED = new Kind(428, "precondition-required", "Precondition required");
    private static final Kind CHANGED_MEANWHILE = new Kind(412, "changed-meanwhile", "Changed meanwhile");

    private static final String ANY = "*";

    /** One tag of a list, or none, and the comma behind it. */
    private static final Pattern ENTRY =
            Pattern.compile("[ \\t]*+((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")?+[ \\t]*+(?:,|\\z)");

    /** A version as {@link #of} writes it; weak tags never match here. */
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,8})\"");

    private EntityTag() {}

    /** {@code "7"}, in quotes. */
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The versions that a change may be based on.
     *
     * @throws ProblemException of status 428 if the client names none, 400 if it cannot be read
     */
    public static IfMatch required(RoutingContext ctx) {
        return optional(ctx).orElseThrow(() -> PRECONDITION_REQUIRED.because("Send the ETag as If-Match."));
    }

    /** @throws ProblemException of status 400 if it cannot be read */
    public static Optional<IfMatch> optional(RoutingContext ctx) {
        List<String> tags = tags(ctx, "If-Match");
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        if (tags.contains(ANY)) {
            return Optional.of(IfMatch.ANY);
        }
        return Optional.of(new IfMatch(tags.stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(version -> Integer.valueOf(version.group(1)))
                .toArray(Integer[]::new)));
    }

    /**
     * Which tags the client has, by its {@code If-None-Match}. Asked before anything is looked up, so that the refusal reaches
     * the router.
     *
     * @throws ProblemException of status 400 if that cannot be read
     */
    public static Predicate<String> known(RoutingContext ctx) {
        List<String> tags = tags(ctx, "If-None-Match");
        return tag -> tags.contains(ANY) || tags.contains(tag) || tags.contains("W/" + tag);
    }

    /** The tags of a header, or {@code *} alone. */
    private static List<String> tags(RoutingContext ctx, String header) {
        List<String> lines = ctx.request().headers().getAll(header);
        if (lines.isEmpty()) {
            return lines;
        }
        String list = String.join(",", lines);
        if (list.strip().equals(ANY)) {
            return List.of(ANY);
        }
        List<String> tags = new ArrayList<>();
        Matcher entry = ENTRY.matcher(list);
        for (int at = 0; at < list.length(); at = entry.end()) {
            if (!entry.region(at, list.length()).lookingAt()) {
                throw malformed(header);
            }
            if (entry.group(1) != null) {
                tags.add(entry.group(1));
            }
        }
        if (tags.isEmpty()) {
            throw malformed(header);
        }
        return tags;
    }

    private static ProblemException malformed(String header) {
        return ContractViolations.problem(List.of(new FieldError(
                "/" + header,
                "malformed",
                "The header " + header + " must be an ETag in its quotes, such as \"7\", a list of them, or *.")));
    }

    /** The refusal of a change that is based on what is not there any more. */
    public static ProblemException changedMeanwhile(IfMatch based, int version) {
        String detail = based.namesVersions()
                ? "Somebody changed it: its ETag is " + of(version) + " now, and this is based on " + based
                        + ". Read it again."
                : "Its ETag is " + of(version) + ", which If-Match does not name. Weak tags (W/) never match.";
        return CHANGED_MEANWHILE.because(detail);
    }
}
