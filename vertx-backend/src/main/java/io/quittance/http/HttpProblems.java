package io.quittance.http;

import io.quittance.problem.Problem;
import io.quittance.problem.ProblemException;

/** What HTTP itself refuses, whatever was asked for. */
public final class HttpProblems {

    private HttpProblems() {}

    /** The refusal of a body of more bytes than its operation takes. */
    public static ProblemException bodyTooLarge(int maxBytes) {
        return new ProblemException(new Problem(
                413,
                "body-too-large",
                "Body too large",
                "The body has more than the " + maxBytes + " bytes that are taken here."));
    }

    /** The problem of a status that nobody gave a reason for. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> new Problem(400, "malformed-request", "Malformed request", "The request cannot be read.");
            case 403 ->
                new Problem(403, "origin-not-allowed", "Origin not allowed", "Pages of this origin may not call here.");
            case 404 -> new Problem(404, "not-found", "Not found", "There is nothing here.");
            case 405 ->
                new Problem(
                        405, "method-not-allowed", "Method not allowed", "The method is not one of those in Allow.");
            case 406 -> new Problem(406, "not-acceptable", "Not acceptable", "There is no answer in an accepted form.");
            case 408 -> new Problem(408, "request-timeout", "Request timeout", "The request took too long to arrive.");
            case 413 ->
                new Problem(413, "body-too-large", "Body too large", "The body is larger than the service takes.");
            case 414 -> new Problem(414, "uri-too-long", "URI too long", "The request's URI is too long.");
            case 415 ->
                new Problem(
                        415, "unsupported-media-type", "Unsupported media type", "The body must be application/json.");
            case 416 ->
                new Problem(416, "range-not-satisfiable", "Range not satisfiable", "The range lies outside the file.");
            case 431 ->
                new Problem(431, "headers-too-large", "Headers too large", "The request's headers are too large.");
            default ->
                status > 400 && status < 500
                        ? ofStatus(400)
                        : new Problem(
                                500,
                                "internal-error",
                                "Internal error",
                                "Something failed here. The request id helps support.");
        };
    }
}
