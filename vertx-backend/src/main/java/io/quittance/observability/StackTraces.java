package io.quittance.observability;

import ch.qos.logback.classic.pattern.ExtendedThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.regex.Pattern;

/**
 * Failures as logs may have them. Messages of libraries repeat the URI of a request now and then: its query and the links
 * that grant access are left out.
 */
final class StackTraces extends ExtendedThrowableProxyConverter {

    /** But not where a library's version is unknown: {@code ~[?:?]}. */
    private static final Pattern QUERY = Pattern.compile("\\?(?![:\\]])\\S+");

    private static final Pattern LINK = Pattern.compile("[0-9A-Fa-f]{32,}");

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        String text = QUERY.matcher(super.throwableProxyToString(failure)).replaceAll("?{query}");
        return LINK.matcher(text).replaceAll("{link}");
    }
}
