package io.quittance.customer;

import io.quittance.account.Caller;
import io.quittance.config.Configuration;
import io.quittance.http.Answer;
import io.quittance.http.DatabaseIdempotency;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.JsonBody;
import io.quittance.http.Operations;
import io.quittance.http.Paging;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.HashMap;
import java.util.Map;
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

    public void bind(RouterBuilder routes) {
        Operations.bind(routes, "listCustomers", this::list);
        Operations.bind(routes, "createCustomer", this::create);
        Operations.bind(routes, "getCustomer", this::get);
        Operations.bind(routes, "updateCustomer", this::update);
        Operations.bind(routes, "eraseCustomer", this::erase);
    }

    private static UUID customerId(RoutingContext ctx) {
        return UUID.fromString(ctx.pathParam("customerId"));
    }

    private static Answer withTag(Answer answer, Customer customer) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("ETag", EntityTag.of(customer.version()));
        return new Answer(answer.status(), headers, answer.body());
    }

    private static Answer tagged(Customer customer) {
        return withTag(Answer.ok(CustomerJson.of(customer)), customer);
    }

    private void list(RoutingContext ctx) {
        String sort = Objects.requireNonNullElse(ctx.request().getParam("sort"), "name");
        customers
                .list(ctx.request().getParam("search"), sort, Paging.of(ctx, lists.defaultLimit(), lists.maxLimit()))
                .onSuccess(page -> Answer.ok(page.map(CustomerJson::of)).send(ctx))
                .onFailure(ctx::fail);
    }

    private void create(RoutingContext ctx) {
        String user = Caller.of(ctx).userId().toString();
        NewCustomer customer = json.read(ctx.body().buffer(), NewCustomer.class);
        idempotency
                .once(ctx, user, connection -> customers
                        .create(connection, customer)
                        .map(made ->
                                withTag(Answer.created("/api/customers/" + made.id(), CustomerJson.of(made)), made)))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private void get(RoutingContext ctx) {
        customers
                .get(customerId(ctx))
                .onSuccess(customer -> tagged(customer).send(ctx))
                .onFailure(ctx::fail);
    }

    private void update(RoutingContext ctx) {
        NewCustomer change = json.read(ctx.body().buffer(), NewCustomer.class);
        customers
                .update(customerId(ctx), EntityTag.required(ctx), change)
                .onSuccess(customer -> tagged(customer).send(ctx))
                .onFailure(ctx::fail);
    }

    private void erase(RoutingContext ctx) {
        customers
                .erase(customerId(ctx), EntityTag.optional(ctx).orElse(IfMatch.ANY))
                .onSuccess(done -> ctx.response().setStatusCode(204).end())
                .onFailure(ctx::fail);
    }
}
