package io.quittance.http;

import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;

/** What HTTP itself refuses, whatever was asked for. */
public final class HttpProblems {

    private static final Kind BODY_TOO_LARGE = new Kind(413, "body-too-large", "Body too large");
    private static final Kind MALFORMED_REQUEST = new Kind(400, "malformed-request", "Malformed request");
    private static final Kind ORIGIN_NOT_ALLOWED = new Kind(403, "origin-not-allowed", "Origin not allowed");
    private static final Kind METHOD_NOT_ALLOWED = new Kind(405, "method-not-allowed", "Method not allowed");
    private static final Kind NOT_ACCEPTABLE = new Kind(406, "not-acceptable", "Not acceptable");
    public static final Kind REQUEST_TIMEOUT = new Kind(408, "request-timeout", "Request timeout");
    private static final Kind URI_TOO_LONG = new Kind(414, "uri-too-long", "URI too long");
    static final Kind UNSUPPORTED_MEDIA_TYPE = new Kind(415, "unsupported-media-type", "Unsupported media type");
    private static final Kind RANGE_NOT_SATISFIABLE = new Kind(416, "range-not-satisfiable", "Range not satisfiable");
    private static final Kind HEADERS_TOO_LARGE = new Kind(431, "headers-too-large", "Headers too large");
    private static final Kind INTERNAL_ERROR = new Kind(500, "internal-error", "Internal error");

    private HttpProblems() {}

    /** The refusal of a body of more bytes than its operation takes. */
    public static ProblemException bodyTooLarge(int maxBytes) {
        return BODY_TOO_LARGE.because("The body has more than the " + maxBytes + " bytes that are taken here.");
    }

    /** The problem of a status that nobody gave a reason for. */
    public static ProblemException ofStatus(int status) {
        return switch (status) {
            case 400 -> MALFORMED_REQUEST.because("The request cannot be read.");
            case 403 -> ORIGIN_NOT_ALLOWED.because("Pages of this origin may not call here.");
            case 404 -> Kind.NOT_FOUND.because("There is nothing here.");
            case 405 -> METHOD_NOT_ALLOWED.because("The method is not one of those in Allow.");
            case 406 -> NOT_ACCEPTABLE.because("There is no answer in an accepted form.");
            case 408 -> REQUEST_TIMEOUT.because("The request took too long to arrive.");
            case 413 -> BODY_TOO_LARGE.because("The body is larger than the service takes.");
            case 414 -> URI_TOO_LONG.because("The request's URI is too long.");
            case 415 -> UNSUPPORTED_MEDIA_TYPE.because("The body must be application/json.");
            case 416 -> RANGE_NOT_SATISFIABLE.because("The range lies outside the file.");
            case 431 -> HEADERS_TOO_LARGE.because("The request's headers are too large.");
            default ->
                status > 400 && status < 500
                        ? ofStatus(400)
                        : INTERNAL_ERROR.because("Something failed here. The request id helps support.");
        };
    }
}
