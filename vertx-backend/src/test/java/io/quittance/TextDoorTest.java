package io.quittance;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is one text by whichever door it comes in, and names can be seen. */
@Tag("database")
class TextDoorTest {

    private static final String COMPOSED = "M\u00FCller";
    private static final String DECOMPOSED = "Mu\u0308ller";

    private static RunningApp app;
    private static TestUser admin;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
        admin = TestUser.with(app, Role.ADMIN);
        api = Api.ofToken(admin);
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    private static HttpResponse<String> importCsv(String path, String csv) throws Exception {
        return app.send(app.request(path, admin.tokenHeaders())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv)));
    }

    private static JsonObject user(String email, String password) {
        return new JsonObject()
                .put("email", email)
                .put("name", "Ana")
                .put("role", "cashier")
                .put("password", password);
    }

    @Test
    void whatIsSentDecomposedIsKeptComposed() throws Exception {
        JsonObject made = json(api.post(
                "/api/customers", new JsonObject().put("name", DECOMPOSED).put("address", "Cafe\u0301\nn\u0303")));
        JsonObject imported = json(importCsv("/api/customers/import", "name,email\n" + DECOMPOSED + ",i@x.example\n"));

        assertThat(made.getString("name")).isEqualTo(COMPOSED);
        assertThat(made.getString("address")).isEqualTo("Caf\u00E9\n\u00F1");
        assertThat(imported.getInteger("created")).isEqualTo(1);
        assertThat(app.database().value("select name from customers where email = 'i@x.example'"))
                .isEqualTo(COMPOSED);
    }

    @Test
    void lengthsAreThoseOfWhatIsKept() throws Exception {
        String hangul = "\u1112\u1161\u11AB";

        assertThat(outcome(api.post("/api/customers", new JsonObject().put("name", hangul.repeat(200)))))
                .isEqualTo("201");
        assertThat(outcome(api.post("/api/customers", new JsonObject().put("name", hangul.repeat(201)))))
                .isEqualTo("400 invalid-request");
        assertThat(outcome(api.get("/api/customers?search=" + "u%CC%88".repeat(100))))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0",
                "\u2003 ",
                "\u200B",
                "\u200D\u200C",
                "\uFEFF",
                "\u2060",
                "\u00AD",
                "\u3000",
                "\u3164",
                "\u115F",
                "\u034F",
                "\uFE0F",
                "\u2800",
                "\uDB40\uDC41",
                "\u180E",
                "\u061C"
            })
    void whatCannotBeSeenIsNoName(String name) throws Exception {
        JsonObject refused = json(api.post("/api/customers", new JsonObject().put("name", name)));
        JsonObject item = json(api.post(
                "/api/items",
                new JsonObject().put("sku", name).put("name", name).put("priceSats", 1)));
        JsonObject report = json(importCsv("/api/items/import", "sku,name,priceSats\nX-1," + name + ",5\n"));

        assertThat(pointers(refused)).containsExactly("/name");
        assertThat(pointers(item)).containsExactlyInAnyOrder("/sku", "/name");
        assertThat(report.getBoolean("applied")).isFalse();
        assertThat(report.getJsonArray("errors").getJsonObject(0).getString("column"))
                .isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z\u00FCrich", "e\u0301", "\uD83C\uDF75", "1", "\u05D0", "\u0915\u093F", "?", "A\u00A0B"})
    void whatCanBeSeenIs(String name) throws Exception {
        assertThat(outcome(api.post("/api/customers", new JsonObject().put("name", name))))
                .isEqualTo("201");
    }

    @Test
    void anEmailAddressIsOneHoweverItIsWritten() throws Exception {
        assertThat(outcome(api.post("/api/users", user("dollar\u00E9@b.co", "four cats on a roof"))))
                .isEqualTo("201");

        List<String> outcomes = new ArrayList<>();
        for (String same : List.of("dollare\u0301@b.co", "Dollar\u00E9@B.co", "DOLLAR\u00C9@b.co")) {
            outcomes.add(outcome(api.post("/api/users", user(same, "four cats on a roof"))));
        }
        for (String unseen : List.of(
                "dollar\u00E9\u200B@b.co",
                "dollar\u00E9@b.co\n",
                "dollar\u00E9@b.co\u0085",
                "dollar\u00E9@b\u00AD.co",
                "\uFEFFdollar\u00E9@b.co",
                "dollar\u00E9@b.co ",
                "dollar\u00E9@b.co\u00A0",
                "dollar\u00E9\uFE0F@b.co")) {
            JsonObject refused = json(api.post("/api/users", user(unseen, "four cats on a roof")));
            outcomes.add(refused.getInteger("status") + " " + pointers(refused));
        }

        assertThat(outcomes.subList(0, 3)).containsOnly("409 email-taken");
        assertThat(outcomes.subList(3, outcomes.size())).containsOnly("400 [/email]");
    }

    @Test
    void aPasswordIsOneHoweverItsLettersAreTyped() throws Exception {
        String composed = "ma\u00F1ana ma\u00F1ana ma\u00F1ana";
        String decomposed = "man\u0303ana man\u0303ana man\u0303ana";
        api.post("/api/users", user("n1@x.example", composed));
        api.post("/api/users", user("n2@x.example", decomposed));

        for (String email : List.of("n1@x.example", "n2@x.example")) {
            for (String password : List.of(composed, decomposed)) {
                assertThat(signIn(email, password)).isEqualTo("200");
            }
        }
    }

    @Test
    void everyByteOfAPasswordCountsAndTooManyAreRefused() throws Exception {
        String longest = "\u00F1".repeat(35) + "ab";
        assertThat(outcome(api.post("/api/users", user("long@x.example", longest))))
                .isEqualTo("201");
        JsonObject refused = json(api.post("/api/users", user("longer@x.example", longest + "c")));

        assertThat(pointers(refused)).containsExactly("/password");
        assertThat(signIn("long@x.example", longest)).isEqualTo("200");
        assertThat(signIn("long@x.example", "\u00F1".repeat(35) + "ac")).isEqualTo("401 credentials-wrong");
        assertThat(signIn("long@x.example", longest + "c")).isEqualTo("401 credentials-wrong");
    }

    private static String signIn(String email, String password) throws Exception {
        return outcome(
                Api.page(app).post("/api/session", new JsonObject(Map.of("email", email, "password", password))));
    }

    private static List<String> pointers(JsonObject problem) {
        return problem.getJsonArray("errors", new JsonArray()).stream()
                .map(error -> ((JsonObject) error).getString("pointer"))
                .toList();
    }
}
