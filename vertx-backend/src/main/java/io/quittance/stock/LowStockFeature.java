package io.quittance.stock;

import io.quittance.http.ContractBinding;
import io.quittance.jobs.Job;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import java.util.List;

/** The daily list of what is low. */
public final class LowStockFeature implements Feature {

    private final LowStockLists lists;

    public LowStockFeature(Kernel kernel) {
        this.lists = LowStockLists.of(kernel.configuration(), kernel.database(), kernel.clock());
    }

    @Override
    public void bind(ContractBinding routes) {
        new LowStockRoutes(lists).bind(routes);
    }

    @Override
    public List<Job> jobs() {
        return List.of(new LowStockSchedule(lists).job());
    }
}
