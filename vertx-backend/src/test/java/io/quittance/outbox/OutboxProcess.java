package io.quittance.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.RunningApp;
import io.quittance.TestDatabase;
import io.quittance.config.DatabaseUrl;
import io.quittance.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * A worker in a process of its own, which ends when its standard input does. It delivers into a file, which keeps what was
 * written however the process ends: a line for each delivery that arrived, with its key and whether it was known to have
 * begun before.
 */
public final class OutboxProcess implements Channel {

    /** Killed at any time, most likely it is here: after the delivery, before that is noted. */
    private static final long AFTER_MILLIS = 30;

    private final Vertx vertx;
    private final Path file;

    private OutboxProcess(Vertx vertx, Path file) {
        this.vertx = vertx;
        this.file = file;
    }

    /** @param arguments the database, and the file */
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        Database database = TestDatabase.at(DatabaseUrl.parse(arguments[0])).prepare(vertx);
        RunningApp.await(database.start());
        OutboxProcess channel = new OutboxProcess(vertx, Path.of(arguments[1]));
        OutboxWorker worker = new OutboxWorker(
                vertx,
                database,
                new Outbox(),
                new SimpleMeterRegistry(),
                List.of(channel),
                OutboxFixture.quick(Duration.ofSeconds(2)));
        // Says that it is there.
        Files.createFile(channel.file);
        RunningApp.await(worker.start());
        while (System.in.read() >= 0) {
            // Nothing is said to it.
        }
        Runtime.getRuntime().halt(0);
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public int places() {
        return OutboxRecoveryTest.PLACES;
    }

    @Override
    public boolean preparesFirst() {
        return true;
    }

    @Override
    public Future<Outcome> deliver(Delivery delivery) {
        if (delivery.attempt() == 1 && delivery.key().endsWith("7")) {
            return Future.succeededFuture(new Outcome.Later("not at first"));
        }
        return delivery.begin().compose(begun -> {
            arrive(delivery);
            return vertx.timer(AFTER_MILLIS).map(noted -> (Outcome) new Outcome.Done(""));
        });
    }

    private void arrive(Delivery delivery) {
        try {
            Files.writeString(
                    file,
                    delivery.key() + (delivery.begunBefore() ? " again\n" : " first\n"),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
