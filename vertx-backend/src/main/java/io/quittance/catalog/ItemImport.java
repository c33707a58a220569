package io.quittance.catalog;

import io.quittance.csv.ImportReport;
import io.quittance.db.Batches;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.db.LetterCase;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Adds and changes items by a CSV file, all of it or nothing. */
public final class ItemImport {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Database database;
    private final WorkerExecutor worker;
    private final Ids ids;
    private final Clock clock;
    private final ItemImportRepository items = new ItemImportRepository();

    /** @param worker where files are read; how many threads it has says how many files at a time */
    public ItemImport(Database database, WorkerExecutor worker, Ids ids, Clock clock) {
        this.database = database;
        this.worker = worker;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Imports a file, or says what importing it would do.
     *
     * @return the report; fails with a {@link ProblemException} of status 422 when the file is no CSV of items, 503 while
     *     another import runs
     */
    Future<ImportReport> run(Buffer file, boolean dryRun, UUID userId) {
        return worker.executeBlocking(() -> new ItemImportPlan(file.getBytes()), false)
                .compose(plan -> dryRun
                        ? complete(database.client(), plan, false).map(done -> plan.report(false))
                        : database.patientTransaction(connection -> apply(connection, plan, userId)))
                .recover(Items::explain);
    }

    private Future<ImportReport> apply(SqlConnection connection, ItemImportPlan plan, UUID userId) {
        return items.takeTurn(connection)
                .compose(mine -> mine ? complete(connection, plan, true) : Future.failedFuture(otherRuns()))
                .compose(done -> plan.isSound()
                        ? write(connection, plan, userId).map(written -> plan.report(true))
                        : Future.succeededFuture(plan.report(false)));
    }

    /** Looks up what the rows are about, and decides. */
    private Future<Void> complete(SqlClient client, ItemImportPlan plan, boolean lock) {
        return Batches.inTurn(plan.rows(), (start, rows) -> items.match(client, rows)
                        .onSuccess(matches -> plan.match(start, matches))
                        .compose(matched -> LetterCase.fold(
                                client, rows.stream().map(ItemRow::sku).toList()))
                        .onSuccess(plan::fold)
                        .mapEmpty())
                .compose(matched -> Batches.inTurn(plan.matchedIds(), (start, some) -> items.states(client, some, lock)
                        .onSuccess(plan::learn)
                        .mapEmpty()))
                .compose(learned -> worker.executeBlocking(
                        () -> {
                            plan.decide(ids);
                            return null;
                        },
                        false));
    }

    private Future<Void> write(SqlConnection connection, ItemImportPlan plan, UUID userId) {
        Instant now = clock.instant();
        return Batches.inTurn(plan.changed(), (start, some) -> items.update(connection, some, userId, now))
                .compose(done ->
                        Batches.inTurn(plan.added(), (start, some) -> items.insert(connection, some, userId, now)));
    }

    private static ProblemException otherRuns() {
        return Kind.OVERLOADED
                .because("Another import is running. Try again soon.")
                .retryAfter(RETRY_AFTER);
    }
}
