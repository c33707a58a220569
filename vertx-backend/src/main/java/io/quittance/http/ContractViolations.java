package io.quittance.http;

import io.quittance.problem.FieldError;
import io.quittance.problem.Problem;
import io.vertx.json.schema.OutputUnit;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns what the schema validator found into one entry for each field at fault. */
public final class ContractViolations {

    private static final Map<String, Violation> BY_KEYWORD = Map.ofEntries(
            Map.entry("required", new Violation("required", "This is required.")),
            Map.entry("additionalProperties", new Violation("unknown-field", "The contract has no such field.")),
            Map.entry("type", new Violation("wrong-type", "This has another type than the contract asks for.")),
            Map.entry("pattern", new Violation("malformed", "This is not written as the contract asks for.")),
            Map.entry("format", new Violation("malformed", "This is not written as the contract asks for.")),
            Map.entry("enum", new Violation("unknown-value", "The contract has no such value.")),
            Map.entry("repeated", new Violation("given-twice", "This is given more than once.")),
            Map.entry("minLength", new Violation("too-short", "This is shorter than the contract allows.")),
            Map.entry("maxLength", new Violation("too-long", "This is longer than the contract allows.")),
            Map.entry("minimum", new Violation("too-small", "This is smaller than the contract allows.")),
            Map.entry("maximum", new Violation("too-large", "This is larger than the contract allows.")),
            Map.entry("minItems", new Violation("too-few", "This has fewer entries than the contract asks for.")),
            Map.entry("maxItems", new Violation("too-many", "This has more entries than the contract allows.")));

    private record Violation(String code, String detail) {}

    private ContractViolations() {}

    /** The fields at fault, each once, in the order in which they were found. */
    public static List<FieldError> fields(OutputUnit result) {
        Map<String, FieldError> errors = new LinkedHashMap<>();
        for (OutputUnit unit : result.getErrors() == null ? List.<OutputUnit>of() : result.getErrors()) {
            String location = unit.getKeywordLocation();
            String keyword = location.substring(location.lastIndexOf('/') + 1);
            Violation violation = BY_KEYWORD.get(keyword);
            if (violation != null) {
                String pointer = pointer(unit, keyword);
                // A value of the wrong type or length often breaks a pattern too; the first word is enough.
                errors.putIfAbsent(pointer, new FieldError(pointer, violation.code(), violation.detail()));
            }
        }
        // The validator also calls a field unknown when something inside it is wrong.
        Set<String> parents = parents(errors.keySet());
        return errors.values().stream()
                .filter(error -> !error.code().equals("unknown-field") || !parents.contains(error.pointer()))
                .toList();
    }

    /** What is said of a value that breaks a keyword of its schema, or is {@code repeated}. */
    static FieldError error(String pointer, String keyword) {
        Violation violation = Objects.requireNonNull(BY_KEYWORD.get(keyword), keyword);
        return new FieldError(pointer, violation.code(), violation.detail());
    }

    private static Set<String> parents(Set<String> pointers) {
        Set<String> parents = new HashSet<>();
        for (String pointer : pointers) {
            for (int slash = pointer.lastIndexOf('/'); slash > 0; slash = pointer.lastIndexOf('/', slash - 1)) {
                parents.add(pointer.substring(0, slash));
            }
        }
        return parents;
    }

    /** @param errors the fields at fault */
    public static Problem problem(List<FieldError> errors) {
        return new Problem(400, "invalid-request", "Invalid request", "The request breaks the contract.", errors);
    }

    private static String pointer(OutputUnit unit, String keyword) {
        // The validator writes pointers as URI fragments.
        String parent =
                URLDecoder.decode(unit.getInstanceLocation().substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!keyword.equals("required")) {
            return parent;
        }
        // It points at the object that lacks the field and names the field only in its sentence.
        String sentence = unit.getError();
        return parent + "/" + sentence.substring(sentence.indexOf('"') + 1, sentence.lastIndexOf('"'));
    }
}
