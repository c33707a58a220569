package io.quittance;

import io.quittance.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running app and its manager, who keeps items and customers. */
public record Shop(RunningApp app, TestUser manager) implements AutoCloseable {

    public static Shop open() throws Exception {
        RunningApp app = RunningApp.start();
        return new Shop(app, TestUser.with(app, Role.MANAGER));
    }

    public Api api() {
        return Api.of(manager);
    }

    /** Adds an item of this name and stock, and gives it as it was answered. */
    public JsonObject item(String name, int quantity) throws Exception {
        return item(new JsonObject().put("name", name).put("priceSats", 100).put("quantity", quantity));
    }

    public JsonObject item(JsonObject item) throws Exception {
        return made(api().post("/api/items", item));
    }

    public JsonObject customer(String name) throws Exception {
        return made(api().post("/api/customers", new JsonObject().put("name", name)));
    }

    private static JsonObject made(HttpResponse<String> response) {
        if (response.statusCode() != 201) {
            throw new AssertionError(response.body());
        }
        return Api.json(response);
    }

    /** Sends a file of some kind. */
    public HttpResponse<String> send(String method, String path, String mediaType, byte[] file) throws Exception {
        return app.send(app.request(path, manager.headers())
                .header("Content-Type", mediaType)
                .method(method, BodyPublishers.ofByteArray(file)));
    }

    /** Imports lines of CSV and gives the response. */
    public HttpResponse<String> csv(String path, String... lines) throws Exception {
        return send("POST", path, "text/csv", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Imports lines of CSV and gives the report. */
    public JsonObject imported(String path, String... lines) throws Exception {
        HttpResponse<String> response = csv(path, lines);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
        return Api.json(response);
    }

    /** Of a report of an import: rows, created, updated, unchanged, applied. */
    public static String counts(JsonObject report) {
        return Stream.of("rows", "created", "updated", "unchanged", "applied")
                .map(field -> report.getValue(field).toString())
                .collect(Collectors.joining(" "));
    }

    /** Of a report of an import: line, column and code of every error. */
    public static List<String> errors(JsonObject report) {
        return report.getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error ->
                        error.getInteger("line") + " " + error.getString("column") + " " + error.getString("code"))
                .toList();
    }

    public HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        return app.client()
                .send(
                        app.request(path, headers)
                                .headers(manager.headers())
                                .GET()
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    /** A value of each entry of a list, over all of its pages, each asked for after the last entry of the one before. */
    public List<String> all(String path, String field, int limit) throws Exception {
        List<String> values = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonObject page = Api.json(api().get(path + (path.contains("?") ? "&" : "?") + "limit=" + limit + cursor));
            JsonArray data = page.getJsonArray("data");
            data.forEach(
                    entry -> values.add(((JsonObject) entry).getValue(field).toString()));
            if (!page.getBoolean("has_more")) {
                return values;
            }
            cursor = "&starting_after=" + data.getJsonObject(data.size() - 1).getString("id");
        }
    }

    /** Asserts nothing, and gives how far stock and movements are apart, over all items. */
    public Object stockWithoutMovements() {
        return app.database().value("""
                        select count(*) from items i where quantity <>
                            (select coalesce(sum(change), 0) from stock_movements m where m.item_id = i.id)
                        """);
    }

    public static UUID id(JsonObject thing) {
        return UUID.fromString(thing.getString("id"));
    }

    @Override
    public void close() throws Exception {
        app.close();
    }
}
