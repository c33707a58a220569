package io.quittance;

import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.files.FileStore;
import io.quittance.files.Limits;
import io.quittance.http.server.ServerTls;
import io.quittance.pdf.RenderPools;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What has to be read from or made on the disk first.
 *
 * @param tls null where the service speaks plain HTTP
 */
record Opened(
        FileStore documents,
        RenderPools pools,
        Database database,
        @Nullable ServerTls tls) {

    /**
     * @param serving whether there will be a public server
     * @throws Exception with a message for the operator; then nothing is left open
     */
    static Opened open(Vertx vertx, Configuration configuration, Clock clock, boolean serving) throws Exception {
        Configuration.Documents documents = configuration.documents();
        long reserve = configuration.database().url() == null ? documents.databaseReserveBytes() : 0;
        Limits limits = new Limits(
                Math.min(documents.minFreeBytes(), Long.MAX_VALUE - reserve) + reserve,
                documents.maxBytes(),
                documents.maxBytesPerNetwork());
        FileStore store =
                new FileStore(configuration.dataDir().resolve("documents"), documents.retention(), limits, clock);
        Configuration.Rendering rendering = configuration.rendering();
        RenderPools pools = new RenderPools(
                vertx,
                rendering.interactiveThreads(),
                rendering.interactiveQueue(),
                rendering.bulkThreads(),
                rendering.bulkQueue());
        ServerTls tls = serving ? ServerTls.open(vertx, configuration, clock) : null;
        // Last: what fails above has not taken the data folder from anybody.
        return new Opened(store, pools, Database.open(vertx, configuration), tls);
    }
}
