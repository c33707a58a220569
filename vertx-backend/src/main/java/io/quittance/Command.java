package io.quittance;

import io.quittance.catalog.LowStockLists;
import io.quittance.config.Configuration;
import io.quittance.db.Database;
import io.quittance.invoice.ledger.LedgerVerification;
import io.quittance.payment.BalanceVerification;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be asked for on the command line. */
enum Command {
    /** Answers requests until it is told to stop. The one that is meant where none is named. */
    SERVE,
    /** Prints the latest list of what is low, and makes that of today if nobody has. */
    LOW_STOCK,
    /** Says whether every paper of the ledger is as it was issued. */
    VERIFY_LEDGER;

    /** Empty when there is no such command. */
    static Optional<Command> of(String[] arguments) {
        if (arguments.length == 0) {
            return Optional.of(SERVE);
        }
        return Arrays.stream(values())
                .filter(command -> arguments.length == 1 && command.text().equals(arguments[0]))
                .findAny();
    }

    /** Those that there are, for people. */
    static String all() {
        return Arrays.stream(values()).map(Command::text).collect(Collectors.joining(", "));
    }

    /** What it does with the database; null for the one that serves. */
    DatabaseCommand.@Nullable Work work() {
        return switch (this) {
            case SERVE -> null;
            case LOW_STOCK -> Command::lowStock;
            case VERIFY_LEDGER -> Command::verifyLedger;
        };
    }

    /** Whether it makes no sense with a database that is made for it. */
    boolean needsWhatIsThere() {
        return this == VERIFY_LEDGER;
    }

    /** As it is typed. */
    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Future<String> lowStock(Configuration configuration, Database database) {
        LowStockLists lists = LowStockLists.of(configuration, database, Clock.systemUTC());
        return lists.makeToday().compose(made -> lists.latestText()).map(latest -> latest.orElse(""));
    }

    private static Future<String> verifyLedger(Configuration configuration, Database database) {
        return new LedgerVerification(database.client())
                .run()
                .compose(papers ->
                        new BalanceVerification(database.client()).run().map(papers))
                .map(papers ->
                        "The ledger is as it was issued: " + papers + (papers == 1 ? " paper" : " papers") + ".\n");
    }
}
