package io.quittance.stock;

import io.quittance.http.Accepted;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** {@code GET /api/low-stock-items}. */
public final class LowStockRoutes {

    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";

    private final LowStockLists lists;

    public LowStockRoutes(LowStockLists lists) {
        this.lists = lists;
    }

    public void bind(ContractBinding routes) {
        routes.bind("getLowStockItems", this::get);
    }

    private Future<Answer> get(RoutingContext ctx) {
        String form = Accepted.of(ctx, TEXT, JSON);
        ctx.response().putHeader("Vary", "Accept");
        return form.equals(JSON)
                ? lists.latest().map(found -> Answer.ok(found.orElseThrow(LowStockRoutes::noneYet)))
                : lists.latestText().map(found -> text(found.orElseThrow(LowStockRoutes::noneYet)));
    }

    private static Answer text(String text) {
        return new Answer(200, Map.of("Content-Type", TEXT + "; charset=utf-8"), Buffer.buffer(text));
    }

    private static ProblemException noneYet() {
        return Kind.NOT_FOUND.because("No list was made yet.");
    }
}
