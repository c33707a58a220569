package io.quittance.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quittance.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Answers and logs requests that are not HTTP enough to reach the router. */
final class UnreadableRequestHandler implements Handler<HttpServerRequest> {

    private final AccessLogHandler accessLog;

    UnreadableRequestHandler(AccessLogHandler accessLog) {
        this.accessLog = accessLog;
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
        request.response()
                .setStatusCode(problem.status())
                .putHeader(RequestIdHandler.HEADER, requestId)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(ProblemRenderer.json(problem, requestId))
                .onComplete(sent -> {
                    accessLog.logUnreadable(request, requestId, problem.status(), startNanos);
                    request.connection().close();
                });
    }
}
