package io.quittance.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.quittance.http.ContractViolations;
import io.quittance.problem.FieldError;
import io.quittance.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a body token by token, before anything is made of it, and stops where it is wider, deeper or longer than
 * its operation can need. What is within these bounds is cheap to build and to validate. One use each.
 */
final class BodyWalk {

    /** What stands where the contract has nothing is looked at so far, in tokens. */
    private static final int MAX_UNEXPECTED_TOKENS = 1_000;

    /**
     * A string that is longer than allowed by no more than this is left to the schema, which is exact about surrogates and
     * sees it in NFC: that composes at most four characters to one.
     */
    private static final int LENGTH_SLACK = 4;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(64)
                    .maxNameLength(1_024)
                    .build())
            // UTF-8 and nothing else, and no client fills the JVM's table of names.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final byte[] body;
    private final JsonParser parser;
    private final List<FieldError> errors = new ArrayList<>();
    private int tokens;
    private int elements;
    private int unexpected;
    private boolean tooMuch;

    /**
     * What was found.
     *
     * @param tokens how many there are
     * @param elements how many entries its lists have together
     * @param errors fields at fault, of those that are seen here
     * @param isFinal whether the schema must not be asked for more: the body is too much for it, or has what it cannot see
     */
    record Findings(int tokens, int elements, List<FieldError> errors, boolean isFinal) {

        Findings {
            errors = List.copyOf(errors);
        }
    }

    BodyWalk(byte[] body) throws IOException {
        this.body = body;
        this.parser = JSON.createParser(body);
    }

    /** @throws IOException if it is not well-formed JSON */
    Findings through(BodyShape shape) throws IOException {
        try (parser) {
            if (next() == null) {
                throw new IOException("There is nothing but white space");
            }
            value(shape);
            if (!isOver() && next() != null) {
                throw new IOException("Something follows the value");
            }
            return new Findings(tokens, elements, errors, tooMuch || isOver());
        }
    }

    private void value(BodyShape shape) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT && shape.is("object")) {
            object(shape);
        } else if (token == JsonToken.START_ARRAY && shape.is("array")) {
            array(shape);
        } else if (token == JsonToken.VALUE_STRING && shape.is("string")) {
            if (isTooLong(shape.maxLength())) {
                tooMuch = true;
                error("maxLength", shape);
            }
        } else if (!(token.isNumeric() && shape.is("number")) && !(token.isBoolean() && shape.is("boolean"))) {
            unexpected("type", shape);
        }
    }

    private void object(BodyShape shape) throws IOException {
        Set<String> seen = HashSet.newHashSet(shape.fields().size());
        while (!isOver() && next() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            BodyShape field = shape.fields().get(name);
            next();
            if (field == null) {
                unexpected("additionalProperties", shape);
            } else if (seen.add(name)) {
                value(field);
            } else {
                tooMuch = true;
                errors.add(new FieldError(here(), "duplicate-field", "This name stands twice in its object."));
                skip();
            }
        }
    }

    private void array(BodyShape shape) throws IOException {
        BodyShape element = shape.element();
        JsonStreamContext list = parser.getParsingContext().getParent();
        for (int count = 1; !isOver() && next() != JsonToken.END_ARRAY; count++) {
            if (count > shape.maxItems() || element == null) {
                errors.add(ContractViolations.error(
                        list.pathAsPointer().toString(), "maxItems", "This", shape.expectation(), null));
                unexpected = MAX_UNEXPECTED_TOKENS;
                return;
            }
            elements++;
            value(element);
        }
    }

    /** Counted without a copy of it. Only called where the string begins. */
    private boolean isTooLong(int maxLength) {
        long allowed = (long) LENGTH_SLACK * maxLength;
        int start = (int) parser.currentTokenLocation().getByteOffset() + 1;
        if (body.length - start <= allowed) {
            return false;
        }
        int length = 0;
        for (int i = start; i < body.length && body[i] != '"'; i++) {
            boolean isEscaped = body[i] == '\\';
            if (isEscaped) {
                i += i + 1 < body.length && body[i + 1] == 'u' ? 5 : 1;
            }
            boolean isContinuation = !isEscaped && (body[i] & 0xC0) == 0x80;
            if (!isContinuation && ++length > allowed) {
                return true;
            }
        }
        return false;
    }

    private void unexpected(String keyword, BodyShape shape) throws IOException {
        error(keyword, shape);
        skip();
    }

    private void error(String keyword, BodyShape shape) {
        errors.add(ContractViolations.error(here(), keyword, "This", shape.expectation(), null));
    }

    private String here() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    /** Past a value that is of no use. */
    private void skip() throws IOException {
        int depth = 0;
        while (true) {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0 || ++unexpected >= MAX_UNEXPECTED_TOKENS) {
                return;
            }
            next();
        }
    }

    private boolean isOver() {
        return errors.size() >= Problem.MAX_ERRORS || unexpected >= MAX_UNEXPECTED_TOKENS;
    }

    private @Nullable JsonToken next() throws IOException {
        tokens++;
        return parser.nextToken();
    }
}
