package io.quittance.account;

import static io.quittance.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SecretsInLogsTest {

    private static final String PASSWORD = "four-cats-on-a-roof";
    private static final String OTHER = "five-cats-on-a-roof";

    @Test
    void noPasswordNoCookieNoTokenAndNoInvitationIsLoggedWhateverHappens() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of(
                "QUITTANCE_ACCOUNT_BCRYPT_COST", "4",
                "QUITTANCE_ACCOUNT_REGISTRATION", "invitation",
                "QUITTANCE_ADMIN_EMAIL", "ana@shop.example",
                "QUITTANCE_ADMIN_PASSWORD", PASSWORD,
                "QUITTANCE_LOGGING_LEVEL", "DEBUG"))) {
            JsonObject right = new JsonObject().put("email", "ana@shop.example").put("password", PASSWORD);
            HttpResponse<String> signedIn = Api.page(app).post("/api/session", right);
            Api page = Api.page(app).keeping(signedIn);
            String cookie = page.headers().getLast().split("=")[1];
            String token = json(page.post(
                            "/api/tokens", new JsonObject().put("name", "x").put("role", "admin")))
                    .getString("token");
            String invitation = json(page.post(
                            "/api/invitations",
                            new JsonObject().put("email", "b@x.example").put("role", "admin")))
                    .getString("invitation");

            everyWayToFail(app, page, token, invitation, right);

            page.post("/api/registration/offer", new JsonObject().put("invitation", invitation));
            page.post("/api/registration/offer", new JsonObject().put("invitation", invitation + "%"));
            page.post("/api/registration/offer", new JsonObject().put(invitation, invitation));
            RawHttp.exchange(
                    app.port(),
                    "GET /api/registration?invitation=" + invitation + "%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            app.accessLine(page.get("/api/registration?invitation=" + invitation));
            Path logs = app.configuration().dataDir().resolve("logs");
            for (String file : List.of("access.log", "application.log")) {
                assertThat(Files.readString(logs.resolve(file)))
                        .isNotEmpty()
                        .doesNotContain(PASSWORD, OTHER, cookie, token, invitation);
            }
        }
    }

    private static void everyWayToFail(RunningApp app, Api page, String token, String invitation, JsonObject right)
            throws Exception {
        Api.page(app).post("/api/session", right.copy().put("password", OTHER));
        Api.page(app).post("/api/session", right.copy().put(PASSWORD, OTHER));
        Api.page(app).post("/api/session", right.copy().put("password", List.of(PASSWORD)));
        page.put(
                "/api/session/password",
                new JsonObject().put("currentPassword", OTHER).put("newPassword", PASSWORD));
        page.put(
                "/api/session/password",
                new JsonObject().put("currentPassword", PASSWORD).put("newPassword", OTHER));
        new Api(app, List.of("Authorization", "Bearer " + token)).get("/api/users?search=" + invitation);
        new Api(app, List.of("Authorization", "Basic " + token)).get("/api/session");
        page.get("/api/" + token);
        page.get("/api/tokens/" + token);
        page.delete("/api/invitations/" + invitation);
        // The database refuses this, and not only the contract.
        TestUser ghost = TestUser.with(app, Role.ADMIN);
        app.database().execute("alter table users rename column password_hash to gone");
        Api.page(app).post("/api/session", right);
        Api.page(app)
                .post(
                        "/api/registration",
                        new JsonObject()
                                .put("email", "b@x.example")
                                .put("name", "B")
                                .put("password", PASSWORD)
                                .put("invitation", invitation));
        Api.of(ghost)
                .post(
                        "/api/users",
                        new JsonObject()
                                .put("email", "c@x.example")
                                .put("name", "C")
                                .put("role", "cashier")
                                .put("password", PASSWORD));
        app.database().execute("alter table users rename column gone to password_hash");
    }
}
