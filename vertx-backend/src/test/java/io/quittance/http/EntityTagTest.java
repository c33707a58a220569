package io.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {

    private static RunningApp app;
    private static Api admin;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
        admin = Api.of(TestUser.with(app, Role.ADMIN));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    /** Of what has version 1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            "1"               | 200
            "7", "1"          | 200
            "7","x,y" ,, "1"  | 200
            W/"7", "1"        | 200
            *                 | 200
            "7"               | 412 changed-meanwhile
            W/"1"             | 412 changed-meanwhile
            "01"              | 412 changed-meanwhile
            "another"         | 412 changed-meanwhile
            "99999999999"     | 412 changed-meanwhile
            1                 | 400 invalid-request
            "1                | 400 invalid-request
            "1" "2"           | 400 invalid-request
            w/"1"             | 400 invalid-request
            *, "1"            | 400 invalid-request
            ,                 | 400 invalid-request
            """)
    void aChangeIsMadeWhereOneOfTheTagsMatchesStrongly(String ifMatch, String outcome) throws Exception {
        JsonObject customer = new JsonObject().put("name", "Ada");
        String path = "/api/customers/"
                + Api.json(admin.post("/api/customers", customer)).getString("id");
        JsonObject item =
                new JsonObject().put("name", "Mug").put("priceSats", 1).put("quantity", 0);
        String itemPath =
                "/api/items/" + Api.json(admin.post("/api/items", item)).getString("id");
        item.remove("quantity");
        TestUser cashier = TestUser.with(app, Role.CASHIER);
        String userPath = "/api/users/" + cashier.id();
        JsonObject user = new JsonObject()
                .put("email", cashier.email())
                .put("name", "Zoe")
                .put("role", "cashier")
                .put("disabled", false);

        Api based = admin.with("If-Match", ifMatch);
        assertThat(Api.outcome(based.put(path, customer))).isEqualTo(outcome);
        assertThat(Api.outcome(based.put(itemPath, item))).isEqualTo(outcome);
        assertThat(Api.outcome(based.put(userPath, user))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            %s          | 304
            W/%s        | 304
            "x", W/%s   | 304
            *           | 304
            "x"         | 200
            x           | 400
            "x          | 400
            """)
    void whatTheClientHasIsNotSentAgain(String ifNoneMatch, int status) throws Exception {
        String path = app.documentPath();
        String tag = app.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> response = app.get(path, "If-None-Match", ifNoneMatch.replace("%s", tag));

        assertThat(response.statusCode()).isEqualTo(status);
    }
}
