package io.quittance.http;

import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.json.schema.OutputUnit;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what the schema validator found into one entry for each field at fault. */
public final class ContractViolations {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("required", "required"),
            Map.entry("additionalProperties", "unknown-field"),
            Map.entry("type", "wrong-type"),
            Map.entry("pattern", "malformed"),
            Map.entry("format", "malformed"),
            Map.entry("enum", "unknown-value"),
            Map.entry("not", "unknown-value"),
            Map.entry("repeated", "given-twice"),
            Map.entry("minLength", "too-short"),
            Map.entry("maxLength", "too-long"),
            Map.entry("minimum", "too-small"),
            Map.entry("maximum", "too-large"),
            Map.entry("minItems", "too-few"),
            Map.entry("maxItems", "too-many"));

    private static final int NAMED_IN_THE_SENTENCE = 5;

    /** What a body was to be, and what it was. */
    public interface Asked {

        /** What the contract asks of the value at a pointer. */
        Expectation expectation(String pointer);

        /** What was sent at a pointer; null for nothing. */
        @Nullable
        Object value(String pointer);
    }

    private ContractViolations() {}

    /** The fields at fault, each once, in the order in which they were found. */
    public static List<FieldError> fields(OutputUnit result, Asked asked) {
        Map<String, FieldError> errors = new LinkedHashMap<>();
        for (OutputUnit unit : result.getErrors() == null ? List.<OutputUnit>of() : result.getErrors()) {
            String location = unit.getKeywordLocation();
            String keyword = location.substring(location.lastIndexOf('/') + 1);
            if (CODES.containsKey(keyword)) {
                String pointer = pointer(unit, keyword);
                // A value of the wrong type or length often breaks a pattern too; the first word is enough.
                errors.computeIfAbsent(pointer, fault -> error(fault, keyword, asked));
            }
        }
        // The validator also calls a field unknown when something inside it is wrong.
        Set<String> parents = parents(errors.keySet());
        return errors.values().stream()
                .filter(error -> !error.code().equals("unknown-field") || !parents.contains(error.pointer()))
                .toList();
    }

    private static FieldError error(String pointer, String keyword, Asked asked) {
        // The names that there are stand in the schema of the object around.
        String described = keyword.equals("additionalProperties")
                ? pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')))
                : pointer;
        return error(pointer, keyword, "This", asked.expectation(described), asked.value(pointer));
    }

    /**
     * What is said of a value that breaks a keyword of its schema, or is {@code repeated}.
     *
     * @param subject of the sentence
     * @param value null where it is not known
     */
    public static FieldError error(
            String pointer, String keyword, String subject, Expectation expectation, @Nullable Object value) {
        String code = Objects.requireNonNull(CODES.get(keyword), keyword);
        return new FieldError(pointer, code, expectation.sentence(subject, keyword, value));
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

    /** The refusal of a request that breaks the contract. */
    public static ProblemException problem(List<FieldError> errors) {
        return Kind.INVALID_REQUEST.because(summary(errors), errors);
    }

    /** For those who see only the problem's own sentence. */
    private static String summary(List<FieldError> errors) {
        if (errors.size() == 1) {
            FieldError only = errors.getFirst();
            // The sentence about a parameter names it.
            return only.detail().startsWith("This ") && !only.pointer().isEmpty()
                    ? only.pointer().substring(1) + ": " + only.detail()
                    : only.detail();
        }
        String named = errors.stream()
                .limit(NAMED_IN_THE_SENTENCE)
                .map(FieldError::pointer)
                .collect(Collectors.joining(", "));
        return errors.size() + " values break the contract: " + named
                + (errors.size() > NAMED_IN_THE_SENTENCE ? " and others." : ".");
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
