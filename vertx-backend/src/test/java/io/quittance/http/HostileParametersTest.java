package io.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Whatever stands in a parameter, it is read as text, strictly, and never fails here. */
class HostileParametersTest {

    private static final List<String> HOSTILE = List.of(
            "",
            "%00",
            "a%00b",
            "%01",
            "%0d%0aX:y",
            "%zz",
            "%",
            "%c0%80",
            "%ed%a0%80",
            "%ff",
            "%22" + UUID.randomUUID() + "%22",
            "1e2",
            "1.0",
            "-1",
            "0",
            "01",
            "+1",
            "%D9%A3",
            "99999999999999999999",
            "9223372036854775808",
            "null",
            "%7B%7D",
            "%5B1%5D",
            "%22",
            "'",
            "true%00",
            "TRUE",
            "..%2f..%2fetc",
            "1-1-1-1-1",
            UUID.randomUUID() + "x",
            "a;limit=1",
            "x".repeat(5_000));

    private static RunningApp app;
    private static String headers;

    record Case(String method, String path, String in, String name, String contentType) {}

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
        TestUser admin = TestUser.with(app, Role.ADMIN);
        headers = "Host: x\r\nAuthorization: Bearer " + admin.token() + "\r\nX-Requested-With: test\r\n";
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    static Stream<Case> parameters() throws Exception {
        Map<String, Object> contract;
        try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
            contract = new Yaml().load(yaml);
        }
        JsonObject json = JsonObject.mapFrom(contract);
        JsonObject shared = json.getJsonObject("components").getJsonObject("parameters");
        List<Case> cases = new ArrayList<>();
        for (String path : json.getJsonObject("paths").fieldNames()) {
            JsonObject operations = json.getJsonObject("paths").getJsonObject(path);
            for (String method : operations.fieldNames()) {
                JsonObject operation = operations.getJsonObject(method);
                JsonObject body = operation
                        .getJsonObject("requestBody", new JsonObject())
                        .getJsonObject("content", new JsonObject());
                String contentType = body.fieldNames().isEmpty()
                        ? ""
                        : body.fieldNames().iterator().next();
                for (Object each : operation.getJsonArray("parameters", new JsonArray())) {
                    JsonObject parameter = (JsonObject) each;
                    String reference = parameter.getString("$ref");
                    if (reference != null) {
                        parameter = shared.getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
                    }
                    cases.add(new Case(
                            method.toUpperCase(Locale.ROOT),
                            path,
                            parameter.getString("in"),
                            parameter.getString("name"),
                            contentType));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void noValueOfAParameterFailsHere(Case parameter) throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        for (String value : HOSTILE) {
            RawHttp.Response response = RawHttp.exchange(app.port(), request(parameter, value));
            if (response.status() >= 500
                    || response.status() == 0
                    || (response.status() >= 400
                            && !response.header("Content-Type").equals("application/problem+json"))) {
                outcomes.put(value, response.status() + " " + response.body());
            }
        }

        assertThat(outcomes).isEmpty();
    }

    private static String request(Case parameter, String value) {
        String path = parameter.path();
        String query = "";
        String header = "";
        switch (parameter.in()) {
            case "path" -> path = path.replace("{" + parameter.name() + "}", value);
            case "query" -> query = "?" + parameter.name() + "=" + value;
            default -> header = parameter.name() + ": " + value + "\r\n";
        }
        path = path.replaceAll("\\{\\w+Id}", UUID.randomUUID().toString()).replaceAll("\\{\\w+}", "0");
        String body = parameter.contentType().equals("application/json") ? "{}" : "";
        String type = parameter.contentType().isEmpty() ? "" : "Content-Type: " + parameter.contentType() + "\r\n";
        return parameter.method() + " " + path + query + " HTTP/1.1\r\n" + headers + header + type + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/items?limit=1e2                                          | /limit          | wrong-type
            /api/items?limit=1.0                                          | /limit          | wrong-type
            /api/items?limit=01                                           | /limit          | wrong-type
            /api/items?limit=%2B1                                         | /limit          | wrong-type
            /api/items?limit=%D9%A3                                       | /limit          | wrong-type
            /api/items?limit=                                             | /limit          | wrong-type
            /api/items?limit=0                                            | /limit          | too-small
            /api/items?limit=-5                                           | /limit          | too-small
            /api/items?limit=201                                          | /limit          | too-large
            /api/items?limit=99999999999999999999                         | /limit          | too-large
            /api/items?limit=1&limit=1                                    | /limit          | given-twice
            /api/items?sort=size                                          | /sort           | unknown-value
            /api/items?search=                                            | /search         | too-short
            /api/items?search=a&search=b                                  | /search         | given-twice
            /api/items?starting_after=%220190a0a0-0000-7000-8000-000000000000%22 | /starting_after | malformed
            /api/items?starting_after=1-1-1-1-1                           | /starting_after | malformed
            /api/items/%220190a0a0-0000-7000-8000-000000000000%22         | /itemId         | malformed
            /api/items/1-1-1-1-1                                          | /itemId         | malformed
            """)
    void theRefusalNamesTheParameter(String path, String pointer, String code) throws Exception {
        RawHttp.Response response = get(path);

        assertThat(response.status()).isEqualTo(400);
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("code")).isEqualTo("invalid-request");
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo(pointer);
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo(code);
    }

    @Test
    void allParametersAtFaultAreNamedAtOnce() throws Exception {
        JsonObject problem =
                new JsonObject(get("/api/items?limit=x&starting_after=y&sort=z").body());

        assertThat(problem.getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactlyInAnyOrder("/limit", "/starting_after", "/sort");
    }

    @Test
    void whatTheContractDoesNotKnowIsIgnoredAndWhatLooksLikeJsonIsSearchedFor() throws Exception {
        assertThat(get("/api/items?limit=3&unknown=1").status()).isEqualTo(200);
        for (String text : List.of("12.5", "%22", "null", "%7B", "1e2", "true", "%C3%BC")) {
            assertThat(get("/api/items?search=" + text).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"/docs/%00", "/docs/a%00.js", "/%zz", "/ping?x=%zz", "/api/items?search=%ff", "/docs/%c0%ae%c0%ae/x"})
    void whatCannotBeReadIsRefusedWhereverItGoes(String target) throws Exception {
        int management = app.configuration().management().port();
        for (int port : new int[] {app.port(), management}) {
            RawHttp.Response response = RawHttp.exchange(port, "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(response.status()).isEqualTo(400);
            assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("malformed-request");
        }
    }

    /** JSON can write what PostgreSQL cannot keep. */
    @ParameterizedTest
    @CsvSource({"a\\u0000b", "\\u0000", "\\ud800", "\\udc00\\ud800", "a\\ud83d"})
    void textThatIsNoTextIsRefusedAtItsField(String text) throws Exception {
        Map<String, String> bodies = new HashMap<>(Map.of(
                "/api/customers /name", "{'name':'%s'}",
                "/api/customers /address", "{'name':'x','address':'%s'}",
                "/api/items /name", "{'name':'%s','priceSats':1,'quantity':0}",
                "/api/items /description", "{'name':'x','description':'%s','priceSats':1,'quantity':0}",
                "/api/tokens /name", "{'name':'%s','role':'cashier'}",
                "/api/session /password", "{'email':'a@shop.example','password':'a long enough %s'}"));
        Map<String, String> found = new TreeMap<>();
        for (String target : bodies.keySet()) {
            String body = bodies.get(target).replace('\'', '"').formatted(text);
            RawHttp.Response response = RawHttp.exchange(
                    app.port(),
                    "POST " + target.split(" ")[0] + " HTTP/1.1\r\n" + headers
                            + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            found.put(
                    target.split(" ")[0] + " "
                            + new JsonObject(response.body())
                                    .getJsonArray("errors", new JsonArray()).stream()
                                            .map(error -> ((JsonObject) error).getString("pointer"))
                                            .findFirst()
                                            .orElse(response.body()),
                    Integer.toString(response.status()));
        }
        Map<String, String> expected = new TreeMap<>();
        bodies.keySet().forEach(target -> expected.put(target, "400"));

        assertThat(found).isEqualTo(expected);
    }

    private static RawHttp.Response get(String path) throws Exception {
        return RawHttp.exchange(app.port(), "GET " + path + " HTTP/1.1\r\n" + headers + "\r\n");
    }
}
