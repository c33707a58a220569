package io.quittance.http.server;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quittance.http.HttpProblems;
import io.quittance.http.RequestTarget;
import io.quittance.http.body.UnreadBody;
import io.quittance.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Answers and logs requests that are not HTTP enough to reach the router. */
final class UnreadableRequestHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final UnreadBody unread = new UnreadBody();
    private final AccessLogHandler accessLog;
    private final SecurityHeadersHandler securityHeaders;

    UnreadableRequestHandler(Vertx vertx, AccessLogHandler accessLog, SecurityHeadersHandler securityHeaders) {
        this.vertx = vertx;
        this.accessLog = accessLog;
        this.securityHeaders = securityHeaders;
    }

    /** Lets through to the router what can be read; over HTTP/1 the decoder has looked at it before. */
    Handler<HttpServerRequest> before(Handler<HttpServerRequest> router) {
        return request -> (isRoutable(request) ? router : this).handle(request);
    }

    private static boolean isRoutable(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2
                || (request.authority() != null
                        && RequestTarget.isReadable(request.uri())
                        && request.headers().entries().stream().allMatch(header -> isText(header.getValue())));
    }

    private static boolean isText(String value) {
        return value.chars().noneMatch(c -> (c < ' ' && c != '\t') || c == 0x7F);
    }

    @Override
    public void handle(HttpServerRequest request) {
        long startNanos = System.nanoTime();
        String requestId = RequestIdHandler.idOf(request);
        Throwable cause = request.decoderResult().cause();
        Problem problem = HttpProblems.ofStatus(
                        cause instanceof TooLongHttpLineException
                                ? 414
                                : cause instanceof TooLongHttpHeaderException ? 431 : 400)
                .problem();
        HttpServerResponse response = request.response();
        securityHeaders.addTo(response);
        response.setStatusCode(problem.status())
                .putHeader(RequestIdHandler.HEADER, requestId)
                .putHeader("Content-Type", "application/problem+json");
        Buffer json = ProblemRenderer.json(problem, requestId);
        Future<Void> answered;
        if (request.version() == HttpVersion.HTTP_2) {
            answered = response.end(json);
        } else {
            response.putHeader("Connection", "close");
            answered = unread.answerUnreadable(vertx, request, json);
        }
        answered.onComplete(sent -> accessLog.logUnreadable(request, requestId, problem.status(), startNanos));
    }
}
