package io.quittance.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many connections work that may wait for a locked row holds: the others are left to those who read, whom no
 * lock stops. Without it one locked row takes the whole pool.
 */
final class WriteSlots {

    /** More that wait than this are refused at once. */
    private static final int MAX_WAITING = 2_000;

    private final Vertx vertx;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int free;

    /** @param patience how long work waits for a slot before it fails */
    WriteSlots(Vertx vertx, int slots, Duration patience) {
        this.vertx = vertx;
        this.free = slots;
        this.patience = patience;
    }

    /** Where somebody waits, and what for. */
    private record Waiting(Context context, Promise<Void> turn) {}

    /** Runs the work as soon as a slot is free, in the order of arrival and on the caller's context. */
    <T> Future<T> run(Supplier<Future<T>> work) {
        Future<Void> turn = turn();
        return turn == null ? held(work) : turn.compose(mine -> held(work));
    }

    private <T> Future<T> held(Supplier<Future<T>> work) {
        Future<T> running;
        try {
            running = work.get();
        } catch (RuntimeException e) {
            running = Future.failedFuture(e);
        }
        return running.onComplete(done -> release());
    }

    /** Null when a slot was free and is taken. */
    private @Nullable Future<Void> turn() {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return null;
            }
            if (queue.size() >= MAX_WAITING) {
                return Future.failedFuture(new DatabaseUnavailableException("Too many wait to write"));
            }
            Waiting waiting = new Waiting(vertx.getOrCreateContext(), Promise.promise());
            queue.addLast(waiting);
            long timer = vertx.setTimer(patience.toMillis(), late -> giveUp(waiting));
            return waiting.turn().future().onComplete(over -> vertx.cancelTimer(timer));
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(Waiting waiting) {
        if (remove(waiting)) {
            waiting.turn().fail(new DatabaseUnavailableException("Waited too long to write"));
        }
    }

    private boolean remove(Waiting waiting) {
        lock.lock();
        try {
            return queue.remove(waiting);
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        Waiting next = next();
        if (next != null) {
            next.context().runOnContext(granted -> next.turn().complete());
        }
    }

    /** Who gets the slot that has become free; null when it stays free. */
    private @Nullable Waiting next() {
        lock.lock();
        try {
            Waiting next = queue.pollFirst();
            free += next == null ? 1 : 0;
            return next;
        } finally {
            lock.unlock();
        }
    }
}
