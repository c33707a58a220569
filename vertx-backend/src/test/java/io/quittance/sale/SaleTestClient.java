package io.quittance.sale;

import io.quittance.RunningApp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A till: sends what a client of purchases sends.
 *
 * @param base address of the service
 * @param headers names and values of every request
 */
public record SaleTestClient(HttpClient client, URI base, List<String> headers) {

    public static JsonArray lines(Object... itemsAndQuantities) {
        JsonArray lines = new JsonArray();
        for (int i = 0; i < itemsAndQuantities.length; i += 2) {
            lines.add(new JsonObject()
                    .put("item", itemsAndQuantities[i].toString())
                    .put("quantity", itemsAndQuantities[i + 1]));
        }
        return lines;
    }

    public SaleTestClient with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new SaleTestClient(client, base, more);
    }

    public HttpResponse<String> add(UUID customer, JsonArray lines) throws Exception {
        return send("POST", purchase(customer), lines.encode());
    }

    public HttpResponse<String> put(UUID customer, JsonArray lines) throws Exception {
        return send("PUT", purchase(customer), lines.encode());
    }

    public HttpResponse<String> remove(UUID customer, UUID item) throws Exception {
        return send("DELETE", purchase(customer) + "/" + item, null);
    }

    public HttpResponse<String> checkOut(UUID customer) throws Exception {
        return send("POST", purchase(customer) + "/checkout", null);
    }

    public HttpResponse<String> checkOut(UUID customer, JsonObject request) throws Exception {
        return send("POST", purchase(customer) + "/checkout", request.encode());
    }

    /** The open purchase as JSON. */
    public HttpResponse<String> open(UUID customer) throws Exception {
        return with("Accept", "application/json").send("GET", purchase(customer), null);
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, null);
    }

    public HttpResponse<byte[]> getBytes(String path) throws Exception {
        return client.send(request("GET", path, null), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(request(method, path, body), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(String method, String path, String body) {
        return client.sendAsync(request(method, path, body), BodyHandlers.ofString());
    }

    public static String purchase(UUID customer) {
        return "/api/customer-purchase/" + customer;
    }

    private HttpRequest request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(RunningApp.PATIENCE)
                .headers(headers.toArray(String[]::new));
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }
}
