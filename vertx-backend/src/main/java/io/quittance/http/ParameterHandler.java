package io.quittance.http;

import io.quittance.problem.FieldError;
import io.quittance.text.Nfc;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Refuses requests whose parameters break the contract, naming all that do. What handlers read of them is good. */
public final class ParameterHandler implements Handler<RoutingContext> {

    private final Map<String, List<Parameter>> byOperation = new HashMap<>();

    /** A parameter of the contract; {@code in} is {@code path}, {@code query} or {@code header}. */
    private record Parameter(
            String name, String in, boolean required, ParameterSchema schema, Expectation expectation) {

        static Parameter of(JsonObject json) {
            return new Parameter(
                    json.getString("name"),
                    json.getString("in"),
                    json.getBoolean("required", false),
                    ParameterSchema.of(json.getJsonObject("schema")),
                    new Expectation(json.getJsonObject("schema")));
        }

        void check(RoutingContext ctx, List<FieldError> errors) {
            List<String> values = values(ctx);
            String broken = null;
            if (values.isEmpty()) {
                broken = required ? "required" : null;
            } else if (values.size() > 1 && !schema.isList()) {
                broken = "repeated";
            }
            String bad = null;
            for (String value : values) {
                if (broken == null) {
                    broken = schema.brokenBy(Nfc.of(value));
                    bad = value;
                }
            }
            if (broken != null) {
                errors.add(ContractViolations.error("/" + name, broken, subject(), expectation, bad));
            }
        }

        private String subject() {
            return "The " + (in.equals("header") ? "header" : in + " parameter") + " " + name;
        }

        private List<String> values(RoutingContext ctx) {
            return switch (in) {
                case "path" -> List.of(ctx.pathParam(name));
                case "query" -> ctx.queryParam(name);
                case "header" -> {
                    // Several lines are one list (RFC 9110, section 5.3).
                    List<String> lines = ctx.request().headers().getAll(name);
                    yield lines.isEmpty() ? lines : List.of(String.join(", ", lines));
                }
                default -> throw new IllegalStateException("There are no parameters in " + in);
            };
        }
    }

    /** @param routes those that are not to be validated are left alone */
    public ParameterHandler(List<OpenAPIRoute> routes) {
        for (OpenAPIRoute route : routes) {
            Operation operation = route.getOperation();
            if (route.doValidation()) {
                JsonArray parameters = (JsonArray) Objects.requireNonNull(
                        operation.getExtensions().get("x-parameters"), operation.getOperationId());
                byOperation.put(
                        operation.getOperationId(),
                        parameters.stream()
                                .map(parameter -> Parameter.of((JsonObject) parameter))
                                .toList());
            }
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        Operation operation = ContractBinding.of(ctx);
        List<FieldError> errors = new ArrayList<>();
        if (operation != null) {
            byOperation
                    .getOrDefault(operation.getOperationId(), List.of())
                    .forEach(parameter -> parameter.check(ctx, errors));
        }
        if (!errors.isEmpty()) {
            throw ContractViolations.problem(errors);
        }
        if (RequestTarget.hasControls(ctx.request().path())) {
            ctx.fail(400);
            return;
        }
        ctx.next();
    }
}
