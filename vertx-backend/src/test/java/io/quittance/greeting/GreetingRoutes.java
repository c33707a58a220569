package io.quittance.greeting;

import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.JsonBody;
import io.quittance.kernel.Kernel;
import io.quittance.outbox.Outbox;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /api/greetings}. */
final class GreetingRoutes {

    private final Database database;
    private final Outbox outbox;
    private final JsonBody json;

    /** Who is greeted. */
    record Greeting(String name) {}

    GreetingRoutes(Kernel kernel) {
        this.database = kernel.database();
        this.outbox = kernel.outbox();
        this.json = kernel.json();
    }

    void bind(ContractBinding routes) {
        routes.bind("greet", this::greet);
    }

    private Future<Answer> greet(RoutingContext ctx) {
        Greeting greeting = json.read(ctx.body().buffer(), Greeting.class);
        return database.transaction(connection ->
                        outbox.add(connection, GreetingChannel.NAME, greeting.name(), "Hello " + greeting.name()))
                .map(added -> Answer.noContent());
    }
}
