package io.quittance.sale;

import io.quittance.config.Configuration;
import io.quittance.http.ContractBinding;
import io.quittance.invoice.InvoiceRenderer;
import io.quittance.invoice.ledger.InvoiceLedger;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;

/** The sales that purchases become. */
public final class SaleFeature implements Feature {

    private final SaleRoutes routes;

    public SaleFeature(Kernel kernel, InvoiceRenderer renderer, IssuedInvoices invoices) {
        Configuration configuration = kernel.configuration();
        SaleRepository rows = new SaleRepository(new InvoiceLedger());
        this.routes = new SaleRoutes(
                new Checkout(
                        rows,
                        invoices,
                        kernel.ids(),
                        kernel.clock(),
                        configuration.shop().timeZone()),
                new Sales(kernel.database(), rows, invoices, renderer),
                invoices,
                kernel.idempotency(),
                kernel.json(),
                configuration.lists(),
                configuration.address());
    }

    @Override
    public void bind(ContractBinding routes) {
        this.routes.bind(routes);
    }
}
