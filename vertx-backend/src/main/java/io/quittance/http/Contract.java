package io.quittance.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** {@code openapi.yaml} for routing and validation, in the JSON that the build makes of it. */
public final class Contract {

    private static final String FILE = "/openapi.json";

    private Contract() {}

    /** Fails when it is not a contract that can be routed by. */
    public static Future<OpenAPIContract> load(Vertx vertx) {
        return vertx.executeBlocking(Contract::read, false).compose(contract -> OpenAPIContract.from(vertx, contract));
    }

    private static JsonObject read() throws IOException {
        try (InputStream json = Objects.requireNonNull(Contract.class.getResourceAsStream(FILE), FILE)) {
            JsonObject contract = new JsonObject(Buffer.buffer(json.readAllBytes()));
            withoutResponseBodies(contract);
            withoutOtherRequestBodies(contract);
            withoutSecurity(contract);
            withoutSearchTexts(contract);
            return contract;
        }
    }

    /** The loader refuses media types such as problem+json and pdf, and only requests are validated here anyway. */
    private static void withoutResponseBodies(JsonObject contract) {
        JsonObject shared = contract.getJsonObject("components").getJsonObject("responses");
        shared.fieldNames().forEach(name -> shared.getJsonObject(name).remove("content"));
        JsonObject paths = contract.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            for (String method : operations.fieldNames()) {
                JsonObject responses = operations.getJsonObject(method).getJsonObject("responses");
                responses
                        .fieldNames()
                        .forEach(status -> responses.getJsonObject(status).remove("content"));
            }
        }
    }

    /** Only JSON can be validated by a schema. Handlers of pictures and CSV read and check their bodies themselves. */
    private static void withoutOtherRequestBodies(JsonObject contract) {
        JsonObject paths = contract.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            for (String method : operations.fieldNames()) {
                JsonObject operation = operations.getJsonObject(method);
                JsonObject body = operation.getJsonObject("requestBody");
                if (body != null && !body.getJsonObject("content").containsKey("application/json")) {
                    operation.remove("requestBody");
                }
            }
        }
    }

    /** Who may do what is decided by {@code x-role}, before. The router would want an authentication of its own. */
    private static void withoutSecurity(JsonObject contract) {
        JsonObject paths = contract.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            operations
                    .fieldNames()
                    .forEach(method -> operations.getJsonObject(method).remove("security"));
        }
    }

    /** The router reads parameters as JSON where it can: {@code 12.5} would be no text, and a quote an error. */
    private static void withoutSearchTexts(JsonObject contract) {
        JsonObject paths = contract.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            for (String method : operations.fieldNames()) {
                operations
                        .getJsonObject(method)
                        .getJsonArray("parameters", new JsonArray())
                        .remove(new JsonObject().put("$ref", "#/components/parameters/Search"));
            }
        }
    }
}
