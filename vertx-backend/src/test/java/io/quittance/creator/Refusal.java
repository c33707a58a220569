package io.quittance.creator;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * A request that must be refused, and how.
 *
 * @param code of the problem
 * @param pointer to the field at fault; null when there is none
 */
record Refusal(
        String name, String contentType, byte[] body, int status, String code, String pointer, String fieldCode) {

    static final String MALFORMED = "malformed-json";
    static final String BREACH = "invalid-request";
    private static final String BROKEN_RULE = "invalid-invoice";

    @Override
    public String toString() {
        return name;
    }

    static Refusal malformed(String name, String body) {
        return raw(name, body.getBytes(StandardCharsets.UTF_8), MALFORMED);
    }

    static Refusal raw(String name, byte[] body, String code) {
        return new Refusal(name, "application/json", body, 400, code, null, null);
    }

    static Refusal other(String name, String contentType, String body) {
        return new Refusal(
                name, contentType, body.getBytes(StandardCharsets.UTF_8), 415, "unsupported-media-type", null, null);
    }

    /** A form is never read, so to the contract there is no body. */
    static Refusal form(String name, String body) {
        return new Refusal(
                name,
                "multipart/form-data; boundary=x",
                body.getBytes(StandardCharsets.UTF_8),
                415,
                "unsupported-media-type",
                null,
                null);
    }

    static Refusal refused(String name, JsonObject body, String pointer, String fieldCode) {
        return refused(name, body.encode(), pointer, fieldCode);
    }

    static Refusal refused(String name, String body, String pointer, String fieldCode) {
        return new Refusal(
                name, "application/json", body.getBytes(StandardCharsets.UTF_8), 400, BREACH, pointer, fieldCode);
    }

    static Refusal broken(String name, JsonObject body, String pointer, String fieldCode) {
        return new Refusal(
                name,
                "application/json",
                body.encode().getBytes(StandardCharsets.UTF_8),
                422,
                BROKEN_RULE,
                pointer,
                fieldCode);
    }
}
