package io.quittance.http.server;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request's path as logs may have it: without the links that grant access, however they are spelled. */
final class LoggedPath {

    private static final int MAX_LENGTH = 512;

    /** Long hexadecimal numbers are links. UUIDs, with their hyphens, are not. */
    private static final Pattern LINK = Pattern.compile("[0-9A-Fa-f]{32}");

    private LoggedPath() {}

    /** The path up to a link, as {@code /api/invoice-documents/{link}}. */
    static @Nullable String of(@Nullable String path) {
        if (path == null) {
            return null;
        }
        int from = 0;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (isLink(path.substring(from, to))) {
                return path.substring(0, Math.min(from, MAX_LENGTH)) + "{link}";
            }
            from = to + 1;
        }
        return path.substring(0, Math.min(path.length(), MAX_LENGTH));
    }

    private static boolean isLink(String segment) {
        try {
            return LINK.matcher(QueryStringDecoder.decodeComponent(segment)).find();
        } catch (IllegalArgumentException brokenPercentEncoding) {
            return true;
        }
    }
}
