package io.quittance.invoice;

import io.quittance.http.Answer;
import io.quittance.http.JsonBody;
import io.quittance.http.MemoryIdempotency;
import io.quittance.http.Operations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** {@code POST /api/invoice-documents}. */
public final class InvoiceDocumentRoutes {

    private final Vertx vertx;
    private final InvoiceDocuments documents;
    private final MemoryIdempotency idempotency;
    private final JsonBody json;

    public InvoiceDocumentRoutes(
            Vertx vertx, InvoiceDocuments documents, MemoryIdempotency idempotency, JsonBody json) {
        this.vertx = vertx;
        this.documents = documents;
        this.idempotency = idempotency;
        this.json = json;
    }

    public void bind(RouterBuilder routes) {
        Operations.bind(routes, "createInvoiceDocument", this::create);
    }

    private void create(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        String key = ctx.request().getHeader("Idempotency-Key");
        idempotency
                .once(key, body, () -> create(body))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }

    private Future<Answer> create(Buffer body) {
        // 10,000 lines take longer to read than an event loop may be held up.
        return vertx.executeBlocking(() -> json.read(body, InvoiceRequest.class), false)
                .compose(documents::create)
                .map(document -> Answer.created(document.downloadUrl(), document));
    }
}
