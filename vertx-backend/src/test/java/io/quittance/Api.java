package io.quittance;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of a running app that sends the same headers with every request.
 *
 * @param headers names and values
 */
public record Api(RunningApp app, List<String> headers) {

    /** A browser's page, of somebody who is not signed in. */
    public static Api page(RunningApp app) {
        return new Api(app, List.of("X-Requested-With", "test"));
    }

    public static Api of(TestUser user) {
        return new Api(user.app(), List.of(user.headers()));
    }

    public static Api ofToken(TestUser user) {
        return new Api(user.app(), List.of(user.tokenHeaders()));
    }

    /** The page after the cookie of a response was taken, as a browser does. */
    public Api keeping(HttpResponse<?> response) {
        return with(
                "Cookie",
                response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0]);
    }

    public Api with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Api(app, more);
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, null);
    }

    public HttpResponse<String> post(String path, JsonObject body) throws Exception {
        return send("POST", path, body);
    }

    public HttpResponse<String> put(String path, JsonObject body) throws Exception {
        return send("PUT", path, body);
    }

    public HttpResponse<String> delete(String path) throws Exception {
        return send("DELETE", path, null);
    }

    public static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }

    /** Status and code of a refusal: {@code 404 not-found}; of anything else the status. */
    public static String outcome(HttpResponse<String> response) {
        return response.statusCode() < 400
                ? Integer.toString(response.statusCode())
                : response.statusCode() + " " + json(response).getString("code");
    }

    private HttpResponse<String> send(String method, String path, JsonObject body) throws Exception {
        HttpRequest.Builder request = app.request(path, headers.toArray(String[]::new));
        if (body == null) {
            return app.send(request.method(method, BodyPublishers.noBody()));
        }
        return app.send(request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.encode())));
    }
}
