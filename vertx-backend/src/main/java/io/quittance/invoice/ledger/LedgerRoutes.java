package io.quittance.invoice.ledger;

import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.Page;
import io.quittance.http.Paging;
import io.quittance.invoice.InvoicePaper;
import io.quittance.invoice.InvoiceRenderer;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.quittance.problem.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/invoices}: the ledger. */
public final class LedgerRoutes implements Feature {

    private final Database database;
    private final Clock clock;
    private final Configuration configuration;
    private final InvoiceRenderer renderer;
    private final IssuedInvoices invoices;
    private final InvoiceLedger ledger = new InvoiceLedger();
    private final LedgerList list = new LedgerList();

    public LedgerRoutes(Kernel kernel, InvoiceRenderer renderer, IssuedInvoices invoices) {
        this.database = kernel.database();
        this.clock = kernel.clock();
        this.configuration = kernel.configuration();
        this.renderer = renderer;
        this.invoices = invoices;
    }

    @Override
    public void bind(ContractBinding routes) {
        routes.bind("listInvoices", this::list);
        routes.bind("getInvoice", this::get);
        routes.bind("getInvoicePdf", this::getPdf);
    }

    private Future<Answer> list(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        LedgerFilter filter = new LedgerFilter(
                request.getParam("search"),
                request.getParam("status"),
                request.getParam("kind"),
                date(request.getParam("issuedFrom")),
                date(request.getParam("issuedUntil")));
        Configuration.Lists lists = configuration.lists();
        Paging paging = Paging.of(ctx, lists.defaultLimit(), lists.maxLimit());
        Future<Page<LedgerEntry>> page = list.page(database.client(), filter, paging)
                .compose(found -> requireCursor(found, paging).map(known -> Page.of(found, paging.limit())));
        return "true".equals(request.getParam("totals"))
                ? page.compose(found -> list.totals(database.client(), filter).map(totals -> answer(found, totals)))
                : page.map(found -> answer(found, null));
    }

    private Future<Void> requireCursor(List<LedgerEntry> found, Paging paging) {
        UUID cursor = paging.startingAfter();
        return !found.isEmpty() || cursor == null
                ? Future.succeededFuture()
                : list.exists(database.client(), cursor)
                        .compose(known ->
                                known ? Future.succeededFuture() : Future.failedFuture(Paging.cursorUnknown()));
    }

    private Answer answer(Page<LedgerEntry> page, LedgerList.@Nullable Totals totals) {
        LocalDate today = today();
        return Answer.ok(new LedgerJson.PageJson(
                page.data().stream()
                        .map(entry -> LedgerJson.entry(entry, today))
                        .toList(),
                page.hasMore(),
                totals));
    }

    private Future<Answer> get(RoutingContext ctx) {
        UUID id = UUID.fromString(ctx.pathParam("invoiceId"));
        return find(id).compose(issued -> list.balance(database.client(), id)
                .map(balance -> Answer.ok(LedgerJson.paper(
                        issued,
                        balance.orElseThrow(),
                        invoices,
                        configuration.address() + "/api/invoices/" + id + "/pdf",
                        today()))));
    }

    private Future<Answer> getPdf(RoutingContext ctx) {
        UUID id = UUID.fromString(ctx.pathParam("invoiceId"));
        return find(id).compose(issued -> ledger.logo(database.client(), id)
                .compose(logo -> renderer.render(
                        issued.paper().lines().size(),
                        () -> invoices.printed(
                                issued, logo.map(Buffer::getBytes).orElse(null))))
                .map(pdf -> Answer.pdf(InvoicePaper.fileName(issued.number()), Buffer.buffer(pdf))));
    }

    private Future<IssuedPaper> find(UUID id) {
        return ledger.find(database.client(), id)
                .map(found -> found.orElseThrow(() -> Kind.NOT_FOUND.because("There is no such invoice.")));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), configuration.shop().timeZone());
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
