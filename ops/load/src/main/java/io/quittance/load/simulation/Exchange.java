package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.validation.Success;
import io.gatling.core.action.SessionHook;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.quittance.load.Outcome;
import scala.Option;

/**
 * A request whose name in the report depends on its answer, so that what was accepted and what was refused have
 * percentiles and assertions of their own. Gatling itself can only tell successes from failures.
 */
final class Exchange {

    private static final String STATUS = "exchange.status";
    private static final String BODY = "exchange.body";
    private static final String MILLIS = "exchange.millis";
    private static final String RETRY_AFTER = "exchange.retryAfter";
    private static final byte[] NOTHING = {};

    private final String phase;
    private final Tally tally;

    /** @param phase goes before the names in the report; may be empty */
    Exchange(String phase, Tally tally) {
        this.phase = phase;
        this.tally = tally;
    }

    /**
     * An answer.
     *
     * @param status 0 when none came
     * @param retryAfter empty when the header was absent
     */
    record Reply(int status, byte[] body, String retryAfter) {}

    /**
     * What an answer amounts to.
     *
     * @param session goes on from here
     * @param outcome what it is, or was meant to be
     * @param fault empty when all is well
     */
    record Verdict(Session session, Outcome outcome, String fault) {}

    @FunctionalInterface
    interface Judge {
        Verdict judge(Session session, Reply reply);
    }

    /** Sends the request, and enters it into the report as the judge decides. */
    ChainBuilder of(HttpRequestActionBuilder request, Judge judge) {
        return exec(
                request.silent()
                        .check(
                                status().saveAs(STATUS),
                                responseTimeInMillis().saveAs(MILLIS),
                                header("Retry-After").optional().saveAs(RETRY_AFTER),
                                bodyBytes().saveAs(BODY)),
                entry(judge));
    }

    private ActionBuilder entry(Judge judge) {
        return () -> (context, next) -> {
            StatsEngine engine = context.coreComponents().statsEngine();
            return new SessionHook(
                    session -> new Success<>(enter(engine, new Session(session), judge)), "entry", engine, next);
        };
    }

    private io.gatling.core.session.Session enter(StatsEngine engine, Session session, Judge judge) {
        long end = System.currentTimeMillis();
        long start = end - (session.contains(MILLIS) ? session.getInt(MILLIS) : 0);
        Reply reply = new Reply(
                session.contains(STATUS) ? session.getInt(STATUS) : 0,
                session.contains(BODY) ? session.get(BODY) : NOTHING,
                session.contains(RETRY_AFTER) ? session.getString(RETRY_AFTER) : "");
        Verdict verdict =
                judge.judge(session.removeAll(STATUS, BODY, MILLIS, RETRY_AFTER).markAsSucceeded(), reply);
        boolean sound = verdict.fault().isEmpty();
        tally.add(phase, sound ? verdict.outcome() : Outcome.FAILED, start, end);
        io.gatling.core.session.Session inner = verdict.session().asScala();
        engine.logResponse(
                inner.scenario(),
                inner.groups(),
                (phase + " " + verdict.outcome().label()).strip(),
                start,
                end,
                sound ? OK$.MODULE$ : KO$.MODULE$,
                Option.apply(reply.status() == 0 ? null : Integer.toString(reply.status())),
                Option.apply(sound ? null : verdict.fault()));
        return sound ? inner : inner.markAsFailed();
    }
}
