package io.quittance.account;

import io.quittance.access.Caller;
import io.quittance.access.Client;
import io.quittance.access.PasswordQueue.Turn;
import io.quittance.access.Passwords;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.db.Times;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.JsonBody;
import io.quittance.http.Paging;
import io.quittance.idempotency.DatabaseIdempotency;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
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

    void bind(ContractBinding routes) {
        routes.bind("listUsers", this::list);
        routes.bind("createUser", this::create);
        routes.bind("getUser", this::read);
        routes.bind("updateUser", this::update);
        routes.bind("deleteUser", this::delete);
    }

    private Future<Answer> list(RoutingContext ctx) {
        Paging paging = Paging.of(ctx, lists.defaultLimit(), lists.maxLimit());
        return users.page(database.client(), paging, ctx.request().getParam("search"))
                .map(Answer::ok);
    }

    private Future<Answer> create(RoutingContext ctx) {
        NewUser wanted = json.read(ctx.body().buffer(), NewUser.class);
        String caller = Caller.of(ctx).userId().toString();
        Turn turn = new Turn(Client.of(ctx).network(), true);
        // Before the transaction: nobody shall wait for a connection while this one only calculates.
        return passwords
                .hash(wanted.password(), wanted.email(), "/password", turn)
                .compose(hash -> idempotency.once(ctx, caller, connection -> users.insert(
                                connection,
                                ids.next(),
                                wanted.email(),
                                wanted.name(),
                                wanted.role(),
                                hash,
                                Times.now(clock))
                        .map(UserRoutes::created)));
    }

    private Future<Answer> read(RoutingContext ctx) {
        return users.find(database.client(), userId(ctx))
                .compose(user ->
                        user == null ? Future.failedFuture(Users.notFound()) : Future.succeededFuture(tagged(user)));
    }

    private Future<Answer> update(RoutingContext ctx) {
        IfMatch based = EntityTag.required(ctx);
        UserChange change = json.read(ctx.body().buffer(), UserChange.class);
        return changes.update(userId(ctx), based, change).map(UserRoutes::tagged);
    }

    private Future<Answer> delete(RoutingContext ctx) {
        return changes.delete(userId(ctx), EntityTag.optional(ctx).orElse(IfMatch.ANY))
                .map(done -> Answer.noContent());
    }

    private static Answer tagged(User user) {
        return Answer.ok(user).with("ETag", EntityTag.of(user.version()));
    }

    private static Answer created(User user) {
        return Answer.created("/api/users/" + user.id(), user).with("ETag", EntityTag.of(user.version()));
    }

    private static UUID userId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("userId"));
    }
}
