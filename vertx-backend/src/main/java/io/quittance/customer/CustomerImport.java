package io.quittance.customer;

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

/** Adds and changes customers by a CSV file, all of it or nothing. */
public final class CustomerImport {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Database database;
    private final WorkerExecutor worker;
    private final Ids ids;
    private final Clock clock;
    private final CustomerImportRepository customers = new CustomerImportRepository();

    /** @param worker where files are read; how many threads it has says how many files at a time */
    public CustomerImport(Database database, WorkerExecutor worker, Ids ids, Clock clock) {
        this.database = database;
        this.worker = worker;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Imports a file, or says what importing it would do.
     *
     * @return the report; fails with a {@link ProblemException} of status 422 when the file is no CSV of customers, 503
     *     while another import runs
     */
    Future<ImportReport> run(Buffer file, boolean dryRun) {
        return worker.executeBlocking(() -> new CustomerImportPlan(file.getBytes()), false)
                .compose(plan -> dryRun
                        ? complete(database.client(), plan, false).map(done -> plan.report(false))
                        : database.patientTransaction(connection -> apply(connection, plan)));
    }

    private Future<ImportReport> apply(SqlConnection connection, CustomerImportPlan plan) {
        return customers
                .takeTurn(connection)
                .compose(mine -> mine ? complete(connection, plan, true) : Future.failedFuture(otherRuns()))
                .compose(done -> plan.isSound()
                        ? write(connection, plan).map(written -> plan.report(true))
                        : Future.succeededFuture(plan.report(false)));
    }

    /** Looks up whom the rows are about, and decides. */
    private Future<Void> complete(SqlClient client, CustomerImportPlan plan, boolean lock) {
        return Batches.inTurn(plan.rows(), (start, rows) -> customers
                        .match(client, rows)
                        .onSuccess(matches -> plan.match(start, matches))
                        .compose(matched -> LetterCase.fold(
                                client, rows.stream().map(CustomerRow::email).toList()))
                        .onSuccess(plan::fold)
                        .mapEmpty())
                .compose(matched -> Batches.inTurn(plan.matchedIds(), (start, some) -> customers
                        .states(client, some, lock)
                        .onSuccess(plan::learn)
                        .mapEmpty()))
                .compose(learned -> worker.executeBlocking(
                        () -> {
                            plan.decide(ids);
                            return null;
                        },
                        false));
    }

    private Future<Void> write(SqlConnection connection, CustomerImportPlan plan) {
        Instant now = clock.instant();
        return Batches.inTurn(plan.changed(), (start, some) -> customers.update(connection, some))
                .compose(
                        done -> Batches.inTurn(plan.added(), (start, some) -> customers.insert(connection, some, now)));
    }

    private static ProblemException otherRuns() {
        return Kind.OVERLOADED
                .because("Another import is running. Try again soon.")
                .retryAfter(RETRY_AFTER);
    }
}
