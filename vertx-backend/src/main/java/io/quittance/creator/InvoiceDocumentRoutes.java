package io.quittance.creator;

import io.quittance.http.Answer;
import io.quittance.http.ClientNetwork;
import io.quittance.http.ContractBinding;
import io.quittance.http.JsonBody;
import io.quittance.http.body.BodyValidator;
import io.quittance.idempotency.MemoryIdempotency;
import io.quittance.invoice.InvoiceRenderer;
import io.quittance.pdf.RenderPools.Place;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /api/invoice-documents}. */
public final class InvoiceDocumentRoutes {

    private static final String CREATE = "createInvoiceDocument";
    private static final String PLACE = "place";

    private final InvoiceDocuments documents;
    private final MemoryIdempotency idempotency;
    private final JsonBody json;

    public InvoiceDocumentRoutes(InvoiceDocuments documents, MemoryIdempotency idempotency, JsonBody json) {
        this.documents = documents;
        this.idempotency = idempotency;
        this.json = json;
    }

    public void bind(ContractBinding routes) {
        routes.beforeBody(CREATE, this::refuseOverload);
        routes.beforeValidation(CREATE, this::reservePlace);
        routes.bind(CREATE, this::create);
    }

    /** Refuses before a body is read what would be refused after. */
    private void refuseOverload(RoutingContext ctx) {
        if (documents.isOverloaded()) {
            ctx.fail(InvoiceRenderer.overloaded(null));
        } else {
            ctx.next();
        }
    }

    /** Lets nothing be validated and read that there is no place for: under overload that would be most of the work. */
    private void reservePlace(RoutingContext ctx) {
        Place place = documents.reserve();
        ctx.put(PLACE, place);
        ctx.addEndHandler(ended -> place.release());
        ctx.next();
    }

    private Future<Answer> create(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        String network = ClientNetwork.of(ctx);
        int lines = BodyValidator.elements(ctx);
        Place place = ctx.get(PLACE);
        String key = ctx.request().getHeader("Idempotency-Key");
        return idempotency.once(key, body, () -> create(network, body, lines, place));
    }

    private Future<Answer> create(String network, Buffer body, int lines, Place place) {
        return documents
                .create(network, lines, () -> json.read(body, InvoiceRequest.class), place)
                .map(document -> Answer.created(document.downloadUrl(), document));
    }
}
