package io.quittance.http.body;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quittance.http.ContractBinding;
import io.quittance.http.ContractViolations;
import io.quittance.http.JsonBody;
import io.quittance.http.MediaTypes;
import io.quittance.memory.MemoryBudget;
import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds bodies of JSON against the contract: first their shape, token by token, then by the schema. Long ones on a worker,
 * and within the memory that large work may take.
 */
public final class BodyValidator implements Handler<RoutingContext> {

    private static final String JSON = "application/json";
    private static final String ELEMENTS = "bodyElements";

    /** Longer bodies would hold up an event loop. */
    private static final int WORKER_FROM_BYTES = 65_536;

    /** What a name, a number or a short text takes once it is an object among others. */
    private static final int BYTES_OF_A_TOKEN = 64;

    private final Map<String, Rules> rules = new HashMap<>();
    private final MemoryBudget memory;
    private final JsonMapper mapper = JsonMapper.builder(BodyWalk.JSON)
            // Half a surrogate pair goes on to where its field is named.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** @param whole says whether a body is valid, {@code thorough} where it is not */
    private record Rules(boolean isRequired, BodyShape shape, Validator whole, Validator thorough) {}

    /**
     * A body that keeps to the contract.
     *
     * @param elements how many entries its lists have together
     * @param composed the body anew, with its strings in NFC; null where they were before
     */
    private record Valid(int elements, @Nullable Buffer composed) {}

    public BodyValidator(OpenAPIContract contract, MemoryBudget memory) {
        this.memory = memory;
        JsonObject schemas =
                contract.getRawContract().getJsonObject("components").getJsonObject("schemas");
        for (Operation operation : contract.operations()) {
            if (operation.getRequestBody() != null) {
                rules.put(operation.getOperationId(), rules(operation, contract.getSchemaRepository(), schemas));
            }
        }
    }

    private static Rules rules(Operation operation, SchemaRepository repository, JsonObject schemas) {
        JsonSchema schema = Objects.requireNonNull(
                        operation.getRequestBody().getContent().get(JSON))
                .getSchema();
        JsonSchemaOptions options =
                new JsonSchemaOptions().setDraft(Draft.DRAFT202012).setBaseUri("app://");
        return new Rules(
                operation.getRequestBody().isRequired(),
                BodyShape.of((JsonObject) schema, schemas),
                repository.validator(schema, new JsonSchemaOptions(options).setOutputFormat(OutputFormat.Flag)),
                repository.validator(schema, options.setOutputFormat(OutputFormat.Basic)));
    }

    /** How many entries the lists in a validated body have together. */
    public static int elements(RoutingContext ctx) {
        return ctx.get(ELEMENTS);
    }

    @Override
    public void handle(RoutingContext ctx) {
        Operation operation = ContractBinding.of(ctx);
        Rules applying = operation == null ? null : rules.get(operation.getOperationId());
        if (applying == null) {
            ctx.next();
            return;
        }
        Buffer body = ctx.body().buffer();
        if (body == null || body.length() == 0) {
            if (applying.isRequired()) {
                throw Kind.INVALID_REQUEST.because("The body is missing.");
            }
            ctx.next();
            return;
        }
        MediaTypes.require(ctx, JSON);
        if (body.length() < WORKER_FROM_BYTES) {
            proceed(ctx, validate(applying, body.getBytes()));
        } else {
            ctx.vertx()
                    .executeBlocking(() -> validate(applying, body.getBytes()))
                    .onSuccess(valid -> proceed(ctx, valid))
                    .onFailure(ctx::fail);
        }
    }

    private static void proceed(RoutingContext ctx, Valid valid) {
        ctx.put(ELEMENTS, valid.elements());
        if (valid.composed() != null) {
            ((RoutingContextInternal) ctx).setBody(valid.composed());
        }
        ctx.next();
    }

    /** Puts its strings into NFC, so that what looks the same is the same, and measures them then. */
    private Valid validate(Rules applying, byte[] body) {
        try {
            BodyWalk.Findings findings = new BodyWalk(body).through(applying.shape());
            if (findings.isFinal()) {
                throw ContractViolations.problem(findings.errors());
            }
            MemoryBudget.Permit permit = memory.take(
                    body.length < WORKER_FROM_BYTES
                            ? 0
                            : 2L * body.length + (long) BYTES_OF_A_TOKEN * findings.tokens());
            try {
                Object tree = mapper.readValue(body, Object.class);
                boolean isChanged = ComposedText.compose(tree);
                validateTree(applying, tree);
                return new Valid(findings.elements(), isChanged ? Buffer.buffer(mapper.writeValueAsBytes(tree)) : null);
            } finally {
                permit.close();
            }
        } catch (IOException e) {
            throw JsonBody.malformed(e);
        }
    }

    private static void validateTree(Rules applying, @Nullable Object tree) {
        if (!applying.whole().validate(tree).getValid()) {
            throw ContractViolations.problem(errors(applying, tree));
        }
    }

    /** Part by part, so that no more is noted than is told. */
    private static List<FieldError> errors(Rules applying, @Nullable Object tree) {
        Map<String, FieldError> errors = new LinkedHashMap<>();
        BodyPart part = BodyPart.first(tree);
        while (true) {
            for (FieldError error : ContractViolations.fields(
                    applying.thorough().validate(part.json()), new AskedPart(applying.shape(), part.json()))) {
                FieldError placed = part.place(error);
                errors.putIfAbsent(placed.pointer(), placed);
            }
            if (errors.size() >= Problem.MAX_ERRORS || !part.hasMore()) {
                return List.copyOf(errors.values());
            }
            part = part.next();
        }
    }
}
