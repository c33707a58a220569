package io.quittance.customer;

import io.quittance.access.Caller;
import io.quittance.config.Configuration;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.JsonBody;
import io.quittance.http.Paging;
import io.quittance.idempotency.DatabaseIdempotency;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.UUID;

/** {@code /api/customers}. */
public final class CustomerRoutes {

    private final Customers customers;
    private final DatabaseIdempotency idempotency;
    private final JsonBody json;
    private final Configuration.Lists lists;

    public CustomerRoutes(
            Customers customers, DatabaseIdempotency idempotency, JsonBody json, Configuration.Lists lists) {
        this.customers = customers;
        this.idempotency = idempotency;
        this.json = json;
        this.lists = lists;
    }

    public void bind(ContractBinding routes) {
        routes.bind("listCustomers", this::list);
        routes.bind("createCustomer", this::create);
        routes.bind("getCustomer", this::get);
        routes.bind("updateCustomer", this::update);
        routes.bind("eraseCustomer", this::erase);
    }

    private static UUID customerId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("customerId"));
    }

    private static Answer withTag(Answer answer, Customer customer) {
        return answer.with("ETag", EntityTag.of(customer.version()));
    }

    private static Answer tagged(Customer customer) {
        return withTag(Answer.ok(customer), customer);
    }

    private Future<Answer> list(RoutingContext ctx) {
        String sort = Objects.requireNonNullElse(ctx.request().getParam("sort"), "name");
        return customers
                .list(ctx.request().getParam("search"), sort, Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .map(page -> Answer.ok(page));
    }

    private Future<Answer> create(RoutingContext ctx) {
        String user = Caller.of(ctx).userId().toString();
        NewCustomer customer = json.read(ctx.body().buffer(), NewCustomer.class);
        return idempotency.once(ctx, user, connection -> customers
                .create(connection, customer)
                .map(made -> withTag(Answer.created("/api/customers/" + made.id(), made), made)));
    }

    private Future<Answer> get(RoutingContext ctx) {
        return customers.get(customerId(ctx)).map(CustomerRoutes::tagged);
    }

    private Future<Answer> update(RoutingContext ctx) {
        NewCustomer change = json.read(ctx.body().buffer(), NewCustomer.class);
        return customers
                .update(customerId(ctx), EntityTag.required(ctx), change)
                .map(CustomerRoutes::tagged);
    }

    private Future<Answer> erase(RoutingContext ctx) {
        return customers
                .erase(customerId(ctx), EntityTag.optional(ctx).orElse(IfMatch.ANY))
                .map(done -> Answer.noContent());
    }
}
