package io.quittance.access;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.InvoiceJson;
import io.quittance.RunningApp;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is public does not ask the database who is there, not even when the browser has a cookie. */
class AccessWithoutDatabaseTest {

    private static final String COOKIE = "__Host-quittance=" + "0".repeat(40);

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(Map.of(
                "QUITTANCE_DATABASE_URL",
                "postgresql://nobody:nothing@127.0.0.1:" + RunningApp.freePort() + "/nowhere"));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void whatIsPublicWorks() throws Exception {
        Api page = Api.page(app).with("Cookie", COOKIE);

        assertThat(outcome(page.get("/ping"))).isEqualTo("200");
        assertThat(outcome(page.post("/api/invoice-documents", InvoiceJson.valid())))
                .isEqualTo("201");
        assertThat(json(page.get("/api/registration"))).isEqualTo(new JsonObject().put("mode", "closed"));
    }

    @Test
    void whoHasNothingToShowIsToldSo() throws Exception {
        assertThat(outcome(app.get("/api/session"))).isEqualTo("401 sign-in-required");
        assertThat(outcome(Api.page(app)
                        .with("Cookie", "__Host-quittance=nonsense")
                        .get("/api/session")))
                .isEqualTo("401 session-expired");
    }

    @Test
    void whoeverHasToBeKnownIsToldToComeAgain() throws Exception {
        Api page = Api.page(app).with("Cookie", COOKIE);
        Api program = new Api(app, List.of("Authorization", "Bearer qt_" + "0".repeat(40)));
        JsonObject credentials =
                new JsonObject().put("email", "ana@shop.example").put("password", "four cats on a roof");

        assertThat(outcome(page.get("/api/session"))).isEqualTo("503 database-unavailable");
        assertThat(outcome(program.get("/api/users"))).isEqualTo("503 database-unavailable");
        assertThat(outcome(page.post("/api/session", credentials))).isEqualTo("503 database-unavailable");
        assertThat(page.get("/api/session").headers().firstValue("Retry-After")).isPresent();
    }
}
