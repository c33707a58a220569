package io.quittance.sale;

import io.quittance.catalog.Stock;
import io.quittance.company.CompanyRepository;
import io.quittance.config.Configuration;
import io.quittance.http.ContractBinding;
import io.quittance.invoice.InvoiceDocuments;
import io.quittance.invoice.ledger.InvoiceLedger;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.jobs.Job;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import java.time.ZoneId;
import java.util.List;

/** Purchases, which hold stock, and the sales that they become. */
public final class SaleFeature implements Feature {

    private final PurchaseRoutes purchaseRoutes;
    private final SaleRoutes saleRoutes;
    private final AbandonedPurchases abandoned;

    public SaleFeature(Kernel kernel, InvoiceDocuments documents, IssuedInvoices invoices) {
        Configuration configuration = kernel.configuration();
        ZoneId zone = configuration.shop().timeZone();
        CompanyRepository companies = new CompanyRepository();
        Purchases purchases = new Purchases(
                kernel.database(),
                new Stock(kernel.ids(), kernel.clock(), zone),
                kernel.ids(),
                kernel.clock(),
                configuration.purchases().abandonedAfter());
        SaleRepository rows = new SaleRepository(new InvoiceLedger());
        Sales sales = new Sales(kernel.database(), rows, companies, invoices, documents, kernel.clock(), zone);
        this.purchaseRoutes =
                new PurchaseRoutes(purchases, sales, kernel.idempotency(), kernel.json(), configuration.lists());
        this.saleRoutes = new SaleRoutes(
                new Checkout(rows, companies, invoices, kernel.ids(), kernel.clock(), zone),
                sales,
                invoices,
                kernel.idempotency(),
                kernel.json(),
                configuration.lists(),
                configuration.address());
        this.abandoned =
                new AbandonedPurchases(purchases, configuration.purchases().sweepInterval());
    }

    @Override
    public void bind(ContractBinding routes) {
        purchaseRoutes.bind(routes);
        saleRoutes.bind(routes);
    }

    @Override
    public List<Job> jobs() {
        return List.of(abandoned.job());
    }
}
