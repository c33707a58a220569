import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

    private static final String PROBLEMS_PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Problems · Quittance API</title>
            <link rel="icon" href="/docs/favicon-32x32.png">
            <style>
              :root { color-scheme: light dark; }
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
              div { overflow-x: auto; }
              table { border-collapse: collapse; width: 100%%; }
              th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid #8886; }
              td:first-child { white-space: nowrap; }
              tr:target { background: #f7931a33; }
              @media (max-width: 40rem) {
                thead { display: none; }
                tr { display: block; padding: 0.6rem 0; border-bottom: 1px solid #8886; }
                td { display: block; padding: 0; border: 0; }
              }
            </style>
            <main>
            <p><a href="/docs">All operations</a></p>
            <h1>Problems</h1>
            <p>Every refusal is an RFC 9457 problem. Programs go by its <code>code</code>, which stays as it is; title and
            detail are for people.</p>
            <div><table>
            <thead><tr><th scope="col">Code<th scope="col">Status<th scope="col">Title<th scope="col">When it occurs</thead>
            <tbody>
            %s</tbody>
            </table></div>
            <h2>Codes of fields</h2>
            <p>They stand in <code>errors</code>, in warnings and in the reports of imports.</p>
            <div><table>
            <thead><tr><th scope="col">Code<th scope="col">Meaning</thead>
            <tbody>
            %s</tbody>
            </table></div>
            </main>
            </html>
            """;

    private JsonResources() {}

    /** @param folders where the YAML is, and where the JSON goes */
    public static void main(String[] folders) throws IOException {
        Path from = Path.of(folders[0]);
        Path to = Path.of(folders[1]);
        JSON.writeValue(to.resolve("defaults.json").toFile(), read(from.resolve("defaults.yaml")));
        ObjectNode contract = (ObjectNode) read(from.resolve("openapi.yaml"));
        Files.createDirectories(to.resolve("docs"));
        Files.writeString(to.resolve("docs/problems.html"), problemsPage(contract));
        keepRequests(contract);
        JSON.writeValue(to.resolve("openapi.json").toFile(), contract);
    }

    private static JsonNode read(Path file) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        }
    }

    /** The catalogue of problems, for people. */
    private static String problemsPage(JsonNode contract) {
        StringBuilder problems = new StringBuilder();
        for (Map.Entry<String, JsonNode> problem : contract.get("x-problems").properties()) {
            JsonNode kind = problem.getValue();
            problems.append("<tr id=\"%s\"><td><code>%s</code><td>%d<td>%s<td>%s\n"
                    .formatted(
                            problem.getKey(),
                            problem.getKey(),
                            kind.get("status").asInt(),
                            html(kind.get("title").asText()),
                            html(kind.get("when").asText())));
        }
        StringBuilder fields = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : contract.get("x-field-codes").properties()) {
            fields.append("<tr><td><code>%s</code><td>%s\n"
                    .formatted(field.getKey(), html(field.getValue().asText())));
        }
        return PROBLEMS_PAGE.formatted(problems, fields);
    }

    /** Text with code between backticks. */
    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("`([^`]+)`", "<code>$1</code>");
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
