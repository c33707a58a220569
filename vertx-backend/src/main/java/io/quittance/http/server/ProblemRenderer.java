package io.quittance.http.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.http.HttpProblems;
import io.quittance.http.RequestFacts;
import io.quittance.http.body.UnreadBody;
import io.quittance.problem.FieldError;
import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes a response. What caused it goes to the log and never to the client. */
public final class ProblemRenderer implements Handler<RoutingContext> {

    private static final Pattern CONNECTION_LOST = Pattern.compile("Broken pipe|Connection reset");
    private static final Logger LOG = LoggerFactory.getLogger(ProblemRenderer.class);

    private final Function<Throwable, @Nullable ProblemException> translation;
    private final UnreadBody unread = new UnreadBody();

    /** @param translation the problem that a failure of a part which http does not know is; null for one that is none */
    public ProblemRenderer(Function<Throwable, @Nullable ProblemException> translation) {
        this.translation = translation;
    }

    /** RFC 9457 on the wire. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record ProblemJson(
            String type,
            String title,
            int status,
            String detail,
            String code,
            String requestId,
            List<FieldError> errors) {}

    @Override
    public void handle(RoutingContext ctx) {
        Throwable failure = translated(ctx.failure());
        Problem problem = problemOf(ctx.statusCode(), failure);
        if (problem.status() >= 500 && isOurFault(failure)) {
            LOG.error(
                    "{} {} failed",
                    ctx.request().method(),
                    LoggedPath.of(ctx.request().path()),
                    failure);
        }
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Half an answer is out already: cut it off, so that nobody takes it for whole.
            ctx.request().connection().close();
            return;
        }
        if (failure instanceof ProblemException refusal && refusal.retryAfter() != null) {
            response.putHeader(
                    "Retry-After",
                    Long.toString(Math.max(1, refusal.retryAfter().toSeconds())));
        }
        Buffer json = json(problem, RequestIdHandler.requestId(ctx));
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store");
        response.headers().remove("Content-Length").remove("ETag").remove("Content-Disposition");
        if (HttpMethod.HEAD.equals(ctx.request().method())) {
            response.end();
        } else if (ctx.request().isEnded()) {
            response.end(json);
        } else {
            RequestFacts.putAnswered(ctx);
            unread.answer(ctx, json);
        }
    }

    private @Nullable Throwable translated(@Nullable Throwable failure) {
        ProblemException problem = failure == null ? null : translation.apply(failure);
        return problem == null ? failure : problem;
    }

    /** The problem as RFC 9457 JSON. */
    static Buffer json(Problem problem, String requestId) {
        return Json.encodeToBuffer(new ProblemJson(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.code(),
                requestId,
                problem.errors()));
    }

    private static boolean isOurFault(@Nullable Throwable failure) {
        // What a system says when the other side is gone has no type of its own.
        boolean clientIsGone = failure instanceof HttpClosedException
                || (failure instanceof IOException
                        && CONNECTION_LOST
                                .matcher(String.valueOf(failure.getMessage()))
                                .find());
        return !(failure instanceof ProblemException || clientIsGone);
    }

    private static Problem problemOf(int status, @Nullable Throwable failure) {
        if (failure instanceof ProblemException refusal) {
            return refusal.problem();
        }
        return HttpProblems.ofStatus(status).problem();
    }
}
