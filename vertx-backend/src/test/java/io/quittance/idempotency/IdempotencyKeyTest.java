package io.quittance.idempotency;

import static io.quittance.Api.json;
import static io.quittance.Api.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.Api;
import io.quittance.RunningApp;
import io.quittance.TestUser;
import io.quittance.access.Role;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class IdempotencyKeyTest {

    private static final JsonObject RECEIVED = new JsonObject().put("change", 5).put("reason", "received");

    private static RunningApp app;
    private static TestUser manager;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start();
        manager = TestUser.with(app, Role.MANAGER);
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Test
    void theSameKeyAndBodyForSomethingElseIsNoRepetition() throws Exception {
        String tea = item("Tea");
        String coffee = item("Coffee");
        Api keyed = Api.of(manager).with("Idempotency-Key", UUID.randomUUID().toString());
        HttpResponse<String> moved = keyed.post(tea, RECEIVED);

        assertThat(outcome(keyed.post(coffee, RECEIVED))).isEqualTo("422 idempotency-key-reused");
        assertThat(keyed.post(tea, RECEIVED).body()).isEqualTo(moved.body());
        assertThat(app.database().value("select sum(quantity) from items")).isEqualTo(5L);
    }

    @Test
    void aTrailingSlashIsTheSamePath() throws Exception {
        String milk = item("Milk");
        Api keyed = Api.of(manager).with("Idempotency-Key", UUID.randomUUID().toString());
        HttpResponse<String> moved = keyed.post(milk, RECEIVED);

        assertThat(keyed.post(milk + "/", RECEIVED).body()).isEqualTo(moved.body());
    }

    private static String item(String name) throws Exception {
        HttpResponse<String> made = Api.of(manager)
                .post("/api/items", new JsonObject().put("name", name).put("priceSats", 1));
        assertThat(outcome(made)).isEqualTo("201");
        return "/api/items/" + json(made).getString("id") + "/stock-movements";
    }
}
