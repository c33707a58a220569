package io.quittance.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.problem.FieldError;
import io.quittance.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Strings with a NUL or half a surrogate pair: JSON can write them by escapes, and PostgreSQL cannot keep them. */
final class NotText {

    private NotText() {}

    /** @throws ProblemException with status 400 that names each such string */
    static void refuse(JsonNode json) {
        List<FieldError> errors = new ArrayList<>();
        find(json, "", errors);
        if (!errors.isEmpty()) {
            throw ContractViolations.problem(errors);
        }
    }

    private static void find(JsonNode json, String pointer, List<FieldError> errors) {
        if (json.isTextual() && !isText(json.textValue())) {
            errors.add(new FieldError(
                    pointer, "malformed", "This must be text: it holds a NUL or half of a surrogate pair."));
        }
        int index = 0;
        for (JsonNode entry : json.isArray() ? json : List.<JsonNode>of()) {
            find(entry, pointer + "/" + index++, errors);
        }
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            find(
                    field.getValue(),
                    pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                    errors);
        }
    }

    private static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
