package io.quittance.customer;

import io.quittance.csv.CsvTable;
import io.quittance.csv.CsvText;
import io.quittance.db.Database;
import io.quittance.http.Answer;
import io.quittance.http.ContractBinding;
import io.quittance.http.CsvDownload;
import io.quittance.http.MediaTypes;
import io.quittance.memory.MemoryBudget;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers as CSV, in and out. */
public final class CustomerCsvRoutes {

    private static final int BATCH = 1_000;

    private final CustomerImport imports;
    private final MemoryBudget memory;
    private final CsvDownload<Customer> export;

    public CustomerCsvRoutes(CustomerImport imports, Database database, MemoryBudget memory) {
        this.imports = imports;
        this.memory = memory;
        CustomerRepository customers = new CustomerRepository();
        this.export = new CsvDownload<>(
                "customers.csv",
                CsvText.rows(List.of(CustomerRow.COLUMNS)),
                last -> customers.batch(database.client(), last == null ? null : last.id(), BATCH),
                CustomerCsvRoutes::rows);
    }

    public void bind(ContractBinding routes) {
        routes.bind("importCustomers", this::importCustomers);
        routes.bindSender("exportCustomers", export::send);
    }

    private Future<Answer> importCustomers(RoutingContext ctx) {
        Buffer file = MediaTypes.body(ctx, "text/csv");
        boolean dryRun = "true".equals(ctx.request().getParam("dryRun"));
        MemoryBudget.Permit permit = memory.take(CsvTable.memoryBytes(file.length()));
        return imports.run(file, dryRun).onComplete(done -> permit.close()).map(Answer::ok);
    }

    private static String rows(List<Customer> customers) {
        return CsvText.rows(customers.stream().map(CustomerCsvRoutes::row).toList());
    }

    private static List<@Nullable String> row(Customer customer) {
        return Arrays.asList(
                customer.id().toString(),
                CsvText.shielded(customer.name()),
                CsvText.shielded(customer.phone()),
                CsvText.shielded(customer.email()),
                CsvText.shielded(customer.address()));
    }
}
