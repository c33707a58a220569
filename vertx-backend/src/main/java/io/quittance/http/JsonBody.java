package io.quittance.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads JSON into typed requests, strictly: no duplicate names, no unknown names, no {@code 1e3} for an integer, no text
 * for a number. The contract is checked before; this refuses what a schema cannot see.
 */
public final class JsonBody {

    private static final Kind MALFORMED_JSON = new Kind(400, "malformed-json", "Malformed JSON");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModules(WireJson.modules())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** @throws ProblemException with status 400 when the bytes are not the JSON of such a request */
    public <T> T read(Buffer body, Class<T> type) {
        try {
            String text = utf8(body);
            // Only an escape can write what is no text.
            if (text.contains("\\u")) {
                NotText.refuse(mapper.readTree(text));
            }
            return mapper.readValue(text, type);
        } catch (CharacterCodingException e) {
            throw malformed(e);
        } catch (JsonProcessingException e) {
            throw explain(e);
        }
    }

    /** Strictly: the parser by itself would guess other encodings and take overlong sequences. */
    private static String utf8(Buffer body) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body.getBytes()))
                .toString();
    }

    private static ProblemException explain(JsonProcessingException e) {
        // What the parser refuses inside a nested object comes wrapped.
        Throwable origin = e.getCause() instanceof StreamReadException ? e.getCause() : e;
        if (origin instanceof StreamReadException refused
                && String.valueOf(refused.getMessage()).startsWith("Duplicate field")) {
            String pointer =
                    refused.getProcessor().getParsingContext().pathAsPointer().toString();
            return refusal(pointer, "duplicate-field", "This name stands twice in its object.", e);
        }
        return e instanceof JsonMappingException mismatch
                ? refusal(pointer(mismatch), "wrong-type", "This has not the form that the contract asks for.", e)
                : malformed(e);
    }

    /** The refusal of a body that is not JSON at all. */
    public static ProblemException malformed(Throwable cause) {
        return MALFORMED_JSON
                .because("The body is not well-formed JSON in UTF-8.")
                .causedBy(cause);
    }

    private static ProblemException refusal(String pointer, String code, String detail, Throwable cause) {
        return ContractViolations.problem(List.of(new FieldError(pointer, code, detail)))
                .causedBy(cause);
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            pointer.append('/')
                    .append(
                            reference.getFieldName() == null
                                    ? Integer.toString(reference.getIndex())
                                    : reference
                                            .getFieldName()
                                            .replace("~", "~0")
                                            .replace("/", "~1"));
        }
        return pointer.toString();
    }
}
