package io.quittance.kernel;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.JsonBody;
import io.quittance.idempotency.DatabaseIdempotency;
import io.quittance.memory.MemoryBudget;
import io.quittance.outbox.Outbox;
import io.quittance.pdf.RenderPools;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.util.Locale;

/**
 * What every feature needs, made once.
 *
 * @param imports where CSV files are read; how many threads it has says how many files at a time
 */
public record Kernel(
        Vertx vertx,
        Configuration configuration,
        Clock clock,
        MeterRegistry metrics,
        Database database,
        Ids ids,
        DatabaseIdempotency idempotency,
        Outbox outbox,
        RenderPools pools,
        WorkerExecutor imports,
        MemoryBudget memory,
        JsonBody json) {

    private static final int FILES_AT_A_TIME = 1;

    /** Over what has to be opened first. */
    public static Kernel of(
            Vertx vertx,
            Configuration configuration,
            Clock clock,
            MeterRegistry metrics,
            Database database,
            RenderPools pools) {
        MemoryBudget memory = MemoryBudget.ofHeap(MemoryBudget.heapBytes());
        pools.bindTo(metrics);
        memory.bindTo(metrics);
        return new Kernel(
                vertx,
                configuration,
                clock,
                metrics,
                database,
                new Ids(clock),
                new DatabaseIdempotency(database, clock),
                new Outbox(),
                pools,
                vertx.createSharedWorkerExecutor("imports", FILES_AT_A_TIME),
                memory,
                new JsonBody());
    }

    public BitcoinNetwork network() {
        return BitcoinNetwork.valueOf(configuration.bitcoin().network().toUpperCase(Locale.ROOT));
    }
}
