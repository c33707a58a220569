package io.quittance;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A client of a {@link ServiceProcess}, that comes again where it is told to, as clients should. */
public final class ServiceClient {

    /** The admin that a process makes at its start when it is given these. */
    public static final String ADMIN_EMAIL = "admin@example.com";

    public static final String ADMIN_PASSWORD = "a long password of an admin 47";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(RunningApp.PATIENCE)
            .build();

    private final int port;
    private String cookie = "";
    private String address = "";

    public ServiceClient(ServiceProcess service) {
        this.port = service.port();
    }

    /** Signs in as the admin that {@code QUITTANCE_ADMIN_EMAIL} and {@code _PASSWORD} have made. */
    public ServiceClient signedIn() throws Exception {
        HttpResponse<String> response =
                post("/api/session", new JsonObject().put("email", ADMIN_EMAIL).put("password", ADMIN_PASSWORD));
        cookie = response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        return this;
    }

    public HttpResponse<String> post(String path, JsonObject body) throws Exception {
        return send("POST", path, "application/json", body.encode().getBytes(StandardCharsets.UTF_8));
    }

    /** Says that it comes from there, to a service that believes it. */
    public ServiceClient from(String address) {
        this.address = address;
        return this;
    }

    /** The answer; that of the last of a hundred tries, a second apart, when it is always 503. */
    public HttpResponse<String> send(String method, String path, String contentType, byte[] body) throws Exception {
        for (int tries = 1; ; tries++) {
            HttpResponse<String> response = once(method, path, contentType, body);
            if (response.statusCode() != 503 || tries == 100) {
                return response;
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Does not come again. */
    public HttpResponse<String> once(String method, String path, String contentType, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                // Large work waits for other large work.
                .timeout(RunningApp.PATIENCE.multipliedBy(5))
                .header("Content-Type", contentType)
                .header("X-Requested-With", "test")
                .method(method, BodyPublishers.ofByteArray(body));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (!address.isEmpty()) {
            request.header("X-Forwarded-For", address);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
