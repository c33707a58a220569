package io.quittance;

import io.quittance.config.ConfigurationReader;
import io.quittance.config.InvalidConfigurationException;
import io.quittance.db.embedded.FolderInUseException;
import io.quittance.http.Contract;
import io.quittance.memory.MemoryBudget;
import io.quittance.observability.LogFiles;
import io.quittance.observability.Metrics;
import io.quittance.observability.Watchdog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.openapi.contract.OpenAPIContract;
import java.security.Security;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service: reads the configuration, opens the logs, starts the application, stops it on a signal. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int SHUTDOWN_SECONDS = 60;

    private Main() {}

    public static void main(String[] arguments) {
        // Libraries change the case of keywords by the default locale, and in Turkish "string" becomes "STRİNG".
        Locale.setDefault(Locale.ROOT);
        // Of the key stores that Vert.x makes in memory, where the key lies beside them in the clear. The default, ten
        // thousand rounds of hashing for each, took longer than anything else at a start.
        Security.setProperty("keystore.pkcs12.keyPbeIterationCount", "1");
        Command command = Command.of(arguments).orElse(null);
        if (command == null) {
            System.err.println("The commands are: " + Command.all() + "; without one it serves.");
            Runtime.getRuntime().halt(2);
        } else if (command.work() != null) {
            Runtime.getRuntime().halt(print(command));
        }
        go(command);
    }

    /** Serves, or works, until it is told to stop. */
    private static void go(Command command) {
        requireHeap();
        Metrics metrics = new Metrics();
        Vertx vertx = metrics.vertx();
        Watchdog watchdog = Watchdog.of(System.getenv());
        Promise<App> start = Promise.promise();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            watchdog.stop();
                            stop(vertx, start.future());
                        },
                        "shutdown"));
        start.future().onFailure(failure -> giveUp(vertx, failure));
        start.future().onSuccess(app -> watchdog.watch(((VertxInternal) vertx).nettyEventLoopGroup()));
        // It needs nothing of the configuration, so it is read beside that.
        Future<OpenAPIContract> contract = command == Command.WORK ? null : Contract.load(vertx);
        new ConfigurationReader(vertx, System.getenv())
                .read()
                .compose(configuration -> vertx.executeBlocking(() -> {
                            LogFiles.open(configuration);
                            return configuration;
                        })
                        .compose(opened -> App.start(vertx, metrics, configuration, contract, Clock.systemUTC())))
                .onComplete(start);
    }

    /** In a smaller heap it would run, until people ask for much at once. */
    private static void requireHeap() {
        long heap = MemoryBudget.heapBytes();
        if (heap < MemoryBudget.LEAST_HEAP_BYTES) {
            System.err.printf(
                    Locale.ROOT,
                    "Quittance needs a heap of %d MB or more (-Xmx%dm), and has %d MB.%n",
                    MemoryBudget.LEAST_HEAP_BYTES >> 20,
                    MemoryBudget.LEAST_HEAP_BYTES >> 20,
                    heap >> 20);
            Runtime.getRuntime().halt(1);
        }
    }

    /** Gives the exit code: 0 when it is done, 1 when it fails. */
    private static int print(Command command) {
        // Standard output is for what was asked for.
        LogFiles.toStandardError();
        try {
            System.out.print(DatabaseCommand.run(System.getenv(), command));
            System.out.flush();
            return 0;
        } catch (TimeoutException e) {
            System.err.println("The database does not answer");
            return 1;
        } catch (Exception e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static void stop(Vertx vertx, Future<App> start) {
        LOG.info("Stopping: accepted requests are finished first");
        try {
            App app = start.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            app.stop().await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            // Not composed with the above: that would end on an event loop that is gone by then, and never be told.
            vertx.close().await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            LOG.info("Stopped");
        } catch (Exception e) {
            LOG.error("Stopped before everything was finished", e);
        } finally {
            LogFiles.close();
        }
    }

    private static void giveUp(Vertx vertx, Throwable failure) {
        if (failure instanceof InvalidConfigurationException || failure instanceof FolderInUseException) {
            // The message is the whole story; a stack trace would bury it.
            System.err.println(failure.getMessage());
        } else {
            LOG.error("Quittance cannot start", failure);
        }
        vertx.close().onComplete(closed -> {
            LogFiles.close();
            Runtime.getRuntime().halt(1);
        });
    }
}
