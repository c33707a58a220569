package io.quittance.customer;

import io.quittance.http.ContractBinding;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;

/** Who is billed. */
public final class CustomerFeature implements Feature {

    private final CustomerRoutes customers;
    private final CustomerCsvRoutes csv;

    public CustomerFeature(Kernel kernel) {
        this.customers = new CustomerRoutes(
                new Customers(kernel.database(), kernel.ids(), kernel.clock()),
                kernel.idempotency(),
                kernel.json(),
                kernel.configuration().lists());
        this.csv = new CustomerCsvRoutes(
                new CustomerImport(kernel.database(), kernel.imports(), kernel.ids(), kernel.clock()),
                kernel.database(),
                kernel.memory());
    }

    @Override
    public void bind(ContractBinding routes) {
        customers.bind(routes);
        csv.bind(routes);
    }
}
