package io.quittance.account;

import io.quittance.account.PasswordQueue.Turn;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.Answer;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.quittance.http.Paging;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** {@code /api/users}, for admins. */
final class UserRoutes {

    private final Database database;
    private final UserRepository users;
    private final Users changes;
    private final Passwords passwords;
    private final DatabaseIdempotency idempotency;
    private final Ids ids;
    private final Clock clock;
    private final Configuration.Lists lists;
    private final JsonBody json = new JsonBody();

    UserRoutes(
            Database database,
            UserRepository users,
            Users changes,
            Passwords passwords,
            DatabaseIdempotency idempotency,
            Ids ids,
            Clock clock,
            Configuration.Lists lists) {
        this.database = database;
        this.users = users;
        this.changes = changes;
        this.passwords = passwords;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
        this.lists = lists;
    }

    void bind(RouterBuilder routes) {
        Operations.bind(routes, "listUsers", this::list);
        Operations.bind(routes, "createUser", this::create);
        Operations.bind(routes, "getUser", this::read);
        Operations.bind(routes, "updateUser", this::update);
        Operations.bind(routes, "deleteUser", this::delete);
    }

    private void list(RoutingContext ctx) {
        Paging paging = Paging.of(ctx, lists.defaultLimit(), lists.maxLimit());
        users.page(database.client(), paging, ctx.request().getParam("search"))
                .onSuccess(page -> Answer.ok(page).send(ctx))
                .onFailure(ctx::fail);
    }

    private void create(RoutingContext ctx) {
        NewUser wanted = json.read(ctx.body().buffer(), NewUser.class);
        String caller = Caller.of(ctx).userId().toString();
        Turn turn = new Turn(Client.of(ctx).network(), true);
        // Before the transaction: nobody shall wait for a connection while this one only calculates.
        passwords
                .hash(wanted.password(), wanted.email(), "/password", turn)
                .compose(hash -> idempotency.once(ctx, caller, connection -> users.insert(
                                connection,
                                ids.next(),
                                wanted.email(),
                                wanted.name(),
                                wanted.role(),
                                hash,
                                Times.now(clock))
                        .map(UserRoutes::created)))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void read(RoutingContext ctx) {
        users.find(database.client(), userId(ctx))
                .onSuccess(user -> {
                    if (user == null) {
                        ctx.fail(Users.notFound());
                    } else {
                        answer(ctx, user);
                    }
                })
                .onFailure(ctx::fail);
    }

    private void update(RoutingContext ctx) {
        IfMatch based = EntityTag.required(ctx);
        UserChange change = json.read(ctx.body().buffer(), UserChange.class);
        changes.update(userId(ctx), based, change)
                .onSuccess(user -> answer(ctx, user))
                .onFailure(ctx::fail);
    }

    private void delete(RoutingContext ctx) {
        changes.delete(userId(ctx), EntityTag.optional(ctx).orElse(IfMatch.ANY))
                .onSuccess(done -> Done.answer(ctx))
                .onFailure(ctx::fail);
    }

    private static void answer(RoutingContext ctx, User user) {
        ctx.response().putHeader("ETag", EntityTag.of(user.version()));
        Answer.ok(user).send(ctx);
    }

    private static Answer created(User user) {
        return new Answer(
                201,
                Map.of(
                        "Location",
                        "/api/users/" + user.id(),
                        "ETag",
                        EntityTag.of(user.version()),
                        "Content-Type",
                        "application/json"),
                Json.encodeToBuffer(user));
    }

    private static UUID userId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("userId"));
    }
}
