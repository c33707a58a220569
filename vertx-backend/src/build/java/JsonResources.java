import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Run by the build: writes as JSON what people write and read as YAML. Reading that takes a tenth of the time, and every
 * start reads it.
 *
 * <p>Of the contract only that is written by which requests are routed and validated: the router copies all of it at a
 * start, and its table of schemas for each body.
 */
final class JsonResources {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PARAMETERS = "#/components/parameters/";
    private static final Set<String> OF_AN_OPERATION =
            Set.of("operationId", "tags", "x-role", "x-body", "parameters", "requestBody");
    private static final Set<String> OF_THE_CONTRACT = Set.of("openapi", "info", "servers", "paths", "components");

    private JsonResources() {}

    /** @param folders where the YAML is, and where the JSON goes */
    public static void main(String[] folders) throws IOException {
        Path from = Path.of(folders[0]);
        Path to = Path.of(folders[1]);
        JSON.writeValue(to.resolve("defaults.json").toFile(), read(from.resolve("defaults.yaml")));
        ObjectNode contract = (ObjectNode) read(from.resolve("openapi.yaml"));
        keepRequests(contract);
        JSON.writeValue(to.resolve("openapi.json").toFile(), contract);
    }

    private static JsonNode read(Path file) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        }
    }

    private static void keepRequests(ObjectNode contract) {
        dropProse(contract);
        contract.retain(OF_THE_CONTRACT);
        for (JsonNode path : contract.get("paths")) {
            path.forEach(operation -> {
                keepRequest((ObjectNode) operation);
                takeParameters((ObjectNode) operation, contract.at("/components/parameters"));
            });
        }
        ObjectNode components = contract.withObject("/components");
        components.retain("schemas");

        ObjectNode schemas = (ObjectNode) components.remove("schemas");
        Set<String> used = new TreeSet<>();
        findSchemas(contract, schemas, used);
        components.set("schemas", schemas.retain(used));
    }

    private static void keepRequest(ObjectNode operation) {
        // Who may do what is decided by x-role, before. The router would want an authentication of its own.
        operation.retain(OF_AN_OPERATION);
        // The router refuses media types such as problem+json and pdf, and an operation that says nothing of its
        // responses.
        operation.putObject("responses").putObject("default").put("description", "");
        // Only JSON can be validated by a schema. Handlers of pictures and CSV read and check their bodies themselves.
        if (operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .isMissingNode()) {
            operation.remove("requestBody");
        }
    }

    /** The router reads parameters as JSON where it can: 1e2 would be a number, and a quote an error. We read them ourselves. */
    private static void takeParameters(ObjectNode operation, JsonNode shared) {
        ArrayNode taken = operation.putArray("x-parameters");
        for (JsonNode parameter : operation.path("parameters")) {
            String reference = parameter.path("$ref").asText();
            taken.add(reference.isEmpty() ? parameter : shared.get(reference.substring(PARAMETERS.length())));
        }
        operation.remove("parameters");
    }

    /** A property that is called so is no text. */
    private static void dropProse(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("description").isTextual()) {
            object.remove("description");
        }
        node.forEach(JsonResources::dropProse);
    }

    private static void findSchemas(JsonNode node, ObjectNode schemas, Set<String> found) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(SCHEMAS) && found.add(reference.substring(SCHEMAS.length()))) {
            findSchemas(schemas.get(reference.substring(SCHEMAS.length())), schemas, found);
        }
        node.forEach(child -> findSchemas(child, schemas, found));
    }
}
