package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The service does what {@code openapi.yaml} says, and says what it does. */
class ContractTest {

    /** Where the sources name a code: a problem, an entry for a field, or an enum of reasons. */
    private static final Pattern CODE_IN_SOURCE = Pattern.compile(
            "new Kind\\(\\s*\\d+,\\s*\"([a-z-]+)\"|Map\\.entry\\(\"[a-zA-Z]+\", \"([a-z-]+)\"\\)|refusal\\([^;\"]*,\\s*\"([a-z-]+)\""
                    + "|error\\([^;]*?,\\s*\"([a-z]+(?:-[a-z]+)+)\"|[A-Z_]+\\(\"([a-z]+(?:-[a-z]+)+)\"");

    private static final Pattern CODE_IN_CONTRACT =
            Pattern.compile("`([a-z]+(?:-[a-z]+)+|required|malformed|expired|overloaded)`");

    private static RunningApp app;
    private static String contractText;

    @BeforeAll
    static void start() throws Exception {
        try (var in = ContractTest.class.getResourceAsStream("/openapi.yaml")) {
            contractText = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void everyCodeThatTheSourcesNameIsDocumentedAndTheOtherWayRound() throws Exception {
        Set<String> documented = codesOfTheContract();
        // Answered by the proxy in front.
        assertThat(documented.remove("rate-limited")).isTrue();
        // No codes, but the names of what says who may do an operation and what it takes.
        assertThat(documented.removeAll(Set.of("x-role", "x-body"))).isTrue();

        assertThat(codesOfTheSources()).hasSizeGreaterThan(30).isEqualTo(documented);
    }

    /** By the classes themselves: every constant, wherever it stands. */
    @Test
    void everyCodeOfTheContractStandsInTheCatalogue() {
        Set<String> catalogue =
                new TreeSet<>(contract().getJsonObject("x-problems").fieldNames());
        catalogue.addAll(contract().getJsonObject("x-field-codes").fieldNames());
        Set<String> documented = codesOfTheContract();
        documented.removeAll(Set.of("x-role", "x-body"));
        assertThat(catalogue).isEqualTo(documented);
    }

    @Test
    void peopleFindTheCatalogueBesideTheContract() throws Exception {
        HttpResponse<String> page = app.get("/docs/problems");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(app.get("/docs/openapi.yaml").body()).contains("(/docs/problems)");
        assertThat(page.body())
                .contains("<tr id=\"sku-taken\"><td><code>sku-taken</code><td>409<td>Number taken"
                        + "<td>Another item, archived or not, has this number.")
                .contains("see its <code>x-role</code>")
                .contains("<tr><td><code>total-mismatch</code><td>A total does not agree");
        for (String code : contract().getJsonObject("x-problems").fieldNames()) {
            assertThat(page.body()).contains("id=\"" + code + "\"");
        }
    }

    @Test
    void pingAnswersAsTheContractSays() throws Exception {
        assertConforms("Pong", app.get("/ping").body());
    }

    @Test
    void aDocumentIsDescribedAsTheContractSays() throws Exception {
        assertConforms("InvoiceDocument", app.post(InvoiceJson.valid()).body());
    }

    @Test
    void theRequestOfTheseTestsIsOneOfTheContract() {
        assertConforms("InvoiceRequest", InvoiceJson.valid().encode());
        assertConforms("InvoiceRequest", InvoiceJson.withLines(10_000).encode());
    }

    static Stream<String> badRequests() {
        return Stream.of(
                "{",
                "{}",
                "[]",
                InvoiceJson.with("totalSats", 1).encode(),
                InvoiceJson.with("company.logo", "data:image/png;base64,AAAA").encode(),
                InvoiceJson.with("lines.0.quantity", "0").encode());
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void aProblemIsDescribedAsTheContractSays(String body) throws Exception {
        assertConforms("Problem", app.post(body).body());
    }

    @Test
    void problemsOutsideOfTheApiAreDescribedAsTheContractSaysToo() throws Exception {
        assertConforms("Problem", app.get("/nothing").body());
        assertConforms("Problem", app.get("/%ff").body());
        assertConforms("Problem", app.get("/api/invoice-documents").body());
        assertConforms(
                "Problem", RawHttp.exchange(app.port(), "nonsense\r\n\r\n").body());
    }

    private static void assertConforms(String schemaName, String json) {
        JsonObject contract = contract();
        JsonSchema schema = JsonSchema.of(new JsonObject()
                .put("$ref", "#/components/schemas/" + schemaName)
                .put("components", contract.getJsonObject("components")));
        OutputUnit result = Validator.create(
                        schema,
                        new JsonSchemaOptions()
                                .setBaseUri("https://quittance.example")
                                .setDraft(Draft.DRAFT202012)
                                .setOutputFormat(OutputFormat.Basic))
                .validate(new JsonObject(json));
        assertThat(result.getValid()).as(() -> json + "\n" + result.getErrors()).isTrue();
    }

    private static JsonObject contract() {
        return new JsonObject(Json.encode(new Yaml().<Object>load(contractText)));
    }

    private static Set<String> codesOfTheContract() {
        Set<String> codes = new TreeSet<>();
        Matcher matcher = CODE_IN_CONTRACT.matcher(contractText);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }

    private static Set<String> codesOfTheSources() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = CODE_IN_SOURCE.matcher(Files.readString(file));
                while (matcher.find()) {
                    for (int group = 1; group <= matcher.groupCount(); group++) {
                        if (matcher.group(group) != null) {
                            codes.add(matcher.group(group));
                        }
                    }
                }
            }
        }
        return codes;
    }
}
