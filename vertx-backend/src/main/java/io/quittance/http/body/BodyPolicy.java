package io.quittance.http.body;

import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;

/**
 * What an operation takes for a body: {@code x-body} in the contract.
 *
 * @param maxBytes the largest body
 * @param isStreamed whether the operation reads the body as it arrives; else it is gathered first
 */
record BodyPolicy(int maxBytes, boolean isStreamed) {

    /** Of an operation that does not say: enough for any form without a picture or a file. */
    static final int DEFAULT_MAX_BYTES = 65_536;

    /** @param cap the largest body that is taken at all, whatever the contract allows */
    static BodyPolicy of(Operation operation, int cap) {
        JsonObject policy = (JsonObject) operation.getExtensions().getOrDefault("x-body", new JsonObject());
        int maxBytes = policy.getInteger("max", DEFAULT_MAX_BYTES);
        return new BodyPolicy(Math.min(maxBytes, cap), policy.getBoolean("stream", false));
    }
}
