package io.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A line end behind a text is refused, and the field named: Java's {@code $} matches before one. */
@Tag("database")
class LineEndsTest {

    private static final List<String> LINE_ENDS = List.of("\n", "\r", "\u0085", "\u2028", "\u2029");
    private static final String UUID = "0190a0a0-0000-7000-8000-000000000000";

    private static RunningApp app;
    private static ContractBodies contract;
    private static String headers;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
        headers = "Host: x\r\nAuthorization: Bearer "
                + TestUser.with(app, Role.ADMIN).token() + "\r\nX-Requested-With: test\r\n";
        contract = ContractBodies.read();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void noStringOfABodyEndsWithALineEndUnlessItHasLines() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        int tried = 0;
        for (ContractBodies.Operation operation : contract.operations()) {
            for (ContractBodies.Leaf leaf : operation.strings()) {
                for (String end : LINE_ENDS) {
                    tried++;
                    String outcome = outcome(exchange(
                            operation.method(),
                            operation.path().replaceAll("\\{\\w+}", UUID),
                            "Content-Type: application/json\r\n",
                            operation.bodyWith(leaf, leaf.value() + end)));
                    boolean isLine = leaf.hasLines() && end.equals("\n");
                    if (isLine == outcome.startsWith("400")
                            || outcome.startsWith("5")
                            || (!isLine && !outcome.equals("400 [" + leaf.pointer() + "]"))) {
                        wrong.put(operation + " " + leaf.pointer() + " " + (int) end.charAt(0), outcome);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void noParameterEndsWithALineEnd() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        int tried = 0;
        for (ContractBodies.Parameter parameter : contract.parameters()) {
            for (String end : LINE_ENDS) {
                // A line end in a header ends the header.
                if (parameter.in().equals("header") && !end.equals("\u0085")) {
                    continue;
                }
                tried++;
                String outcome = outcome(with(parameter, parameter.example() + end));
                // A link that was never given is not found, whatever it is.
                if (!outcome.equals(
                        parameter.path().contains("{link}") && end.compareTo("\u009F") > 0
                                ? "404 []"
                                : parameter.path().contains("{link}") ? "400 []" : "400 [/" + parameter.name() + "]")) {
                    wrong.put(parameter + " " + (int) end.charAt(0), outcome);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(200);
    }

    private static RawHttp.Response with(ContractBodies.Parameter parameter, String value) throws Exception {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        String path = parameter.path();
        String header = "";
        switch (parameter.in()) {
            case "path" -> path = path.replace("{" + parameter.name() + "}", encoded);
            case "query" -> path += "?" + parameter.name() + "=" + encoded;
            default -> header = parameter.name() + ": " + value + "\r\n";
        }
        path = path.replaceAll("\\{\\w+Id}", UUID)
                .replace("{link}", "0".repeat(40))
                .replace("{fileName}", "invoice.pdf");
        String body = parameter.body();
        return exchange(
                parameter.method(),
                path,
                header + (body == null ? "" : "Content-Type: application/json\r\n"),
                body == null ? "" : body);
    }

    private static RawHttp.Response exchange(String method, String path, String more, String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                method + " " + path + " HTTP/1.1\r\n" + headers + more + "Content-Length: " + bytes.length + "\r\n\r\n";
        try (RawHttp connection = new RawHttp(app.port())) {
            return connection.send(head).send(bytes).read();
        }
    }

    /** Status, and the fields that are named. */
    private static String outcome(RawHttp.Response response) {
        if (response.status() < 400) {
            return Integer.toString(response.status());
        }
        List<String> pointers = new JsonObject(response.body())
                .getJsonArray("errors", new JsonArray()).stream()
                        .map(error -> ((JsonObject) error).getString("pointer"))
                        .toList();
        return response.status() + " " + pointers;
    }
}
