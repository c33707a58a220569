package io.quittance.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/**
 * A successful response as a value, so that it can be kept and given again.
 *
 * @param headers in addition to those every response has
 */
public record Answer(int status, Map<String, String> headers, Buffer body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** An answer of JSON, with a Location. */
    public static Answer created(String location, Object json) {
        return new Answer(201, Map.of("Location", location, "Content-Type", "application/json"), WireJson.write(json));
    }

    /** An answer of JSON. */
    public static Answer ok(Object json) {
        return new Answer(200, Map.of("Content-Type", "application/json"), WireJson.write(json));
    }

    /** A file to be saved. */
    public static Answer pdf(String fileName, Buffer pdf) {
        return new Answer(
                200,
                Map.of(
                        "Content-Type",
                        "application/pdf",
                        "Content-Disposition",
                        "attachment; filename=\"" + fileName + "\""),
                pdf);
    }

    /** Done, and there is nothing to say of it. */
    public static Answer noContent() {
        return new Answer(204, Map.of(), Buffer.buffer());
    }

    /** The client has it already. */
    public static Answer notModified() {
        return new Answer(304, Map.of(), Buffer.buffer());
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    public void send(RoutingContext ctx) {
        HttpServerResponse response = ctx.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        if (HttpMethod.HEAD.equals(ctx.request().method()) && body.length() > 0) {
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
