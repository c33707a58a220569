package io.quittance.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
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
        return new Answer(
                201, Map.of("Location", location, "Content-Type", "application/json"), Json.encodeToBuffer(json));
    }

    public void send(RoutingContext ctx) {
        ctx.response().setStatusCode(status);
        headers.forEach(ctx.response()::putHeader);
        ctx.response().end(body);
    }
}
