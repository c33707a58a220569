package io.quittance.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quittance.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.regex.Pattern;

/** Answers and logs requests that are not HTTP enough to reach the router. */
final class UnreadableRequestHandler implements Handler<HttpServerRequest> {

    private static final Pattern BROKEN_PERCENT_ENCODING = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final AccessLogHandler accessLog;

    UnreadableRequestHandler(AccessLogHandler accessLog) {
        this.accessLog = accessLog;
    }

    /** Lets through to the router what it would not refuse before its first handler, which knows the request's id. */
    Handler<HttpServerRequest> before(Handler<HttpServerRequest> router) {
        return request -> (isRoutable(request) ? router : this).handle(request);
    }

    private static boolean isRoutable(HttpServerRequest request) {
        String path = request.path();
        return (request.authority() != null || request.version() == HttpVersion.HTTP_1_0)
                && path != null
                && path.startsWith("/")
                // In the query too: failures to decode it repeat all of it in their messages.
                && !BROKEN_PERCENT_ENCODING.matcher(request.uri()).find();
    }

    @Override
    public void handle(HttpServerRequest request) {
        long startNanos = System.nanoTime();
        String requestId = RequestIdHandler.idOf(request);
        Throwable cause = request.decoderResult().cause();
        Problem problem = ProblemRenderer.ofStatus(
                cause instanceof TooLongHttpLineException
                        ? 414
                        : cause instanceof TooLongHttpHeaderException ? 431 : 400);
        HttpServerResponse response = request.response();
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
        response.setStatusCode(problem.status())
                .putHeader(RequestIdHandler.HEADER, requestId)
                .putHeader("Content-Type", "application/problem+json")
                .end(ProblemRenderer.json(problem, requestId))
                .onComplete(sent -> {
                    accessLog.logUnreadable(request, requestId, problem.status(), startNanos);
                    request.connection().close();
                });
    }
}
