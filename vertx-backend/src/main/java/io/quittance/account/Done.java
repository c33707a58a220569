package io.quittance.account;

import io.vertx.ext.web.RoutingContext;

/** The answer to what needs no other answer. */
final class Done {

    private Done() {}

    static void answer(RoutingContext ctx) {
        ctx.response().setStatusCode(204).end();
    }

    /** @param there whether there was something that it could be done to; else the answer is 404 */
    static void answer(RoutingContext ctx, boolean there) {
        if (there) {
            answer(ctx);
        } else {
            ctx.fail(Users.notFound());
        }
    }
}
