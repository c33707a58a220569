package io.quittance.purchase;

import io.quittance.config.Configuration;
import io.quittance.http.ContractBinding;
import io.quittance.invoice.InvoiceRenderer;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.jobs.Job;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.quittance.stock.Stock;
import java.time.ZoneId;
import java.util.List;

/** Open purchases, which hold stock, and an end for those that are left alone. */
public final class PurchaseFeature implements Feature {

    private final PurchaseRoutes routes;
    private final AbandonedPurchases abandoned;

    public PurchaseFeature(Kernel kernel, InvoiceRenderer renderer, IssuedInvoices invoices) {
        Configuration configuration = kernel.configuration();
        ZoneId zone = configuration.shop().timeZone();
        Purchases purchases = new Purchases(
                kernel.database(),
                new Stock(kernel.ids(), kernel.clock(), zone),
                kernel.ids(),
                kernel.clock(),
                configuration.purchases().abandonedAfter());
        this.routes = new PurchaseRoutes(
                purchases,
                new PurchaseDrafts(kernel.database(), invoices, renderer, kernel.clock(), zone),
                kernel.idempotency(),
                kernel.json(),
                configuration.lists());
        this.abandoned =
                new AbandonedPurchases(purchases, configuration.purchases().sweepInterval());
    }

    @Override
    public void bind(ContractBinding routes) {
        this.routes.bind(routes);
    }

    @Override
    public List<Job> jobs() {
        return List.of(abandoned.job());
    }
}
