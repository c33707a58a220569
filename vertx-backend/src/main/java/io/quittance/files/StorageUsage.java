package io.quittance.files;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What stored files take, all together and by client network. It is kept in memory, and set right by each count of what is
 * on the disk: other instances store there too, and people delete files by hand.
 */
final class StorageUsage {

    private final ReentrantLock lock = new ReentrantLock();

    private Map<String, Share> shares = new HashMap<>();
    private long total;

    /** What is being written: a count does not find it. */
    private final Map<String, Share> unfinished = new HashMap<>();

    /** Null while nothing is counted. */
    private @Nullable Map<String, Share> sinceCountBegan;

    /**
     * What one client network has.
     *
     * @param oldest when the first of it was stored
     */
    private record Share(long bytes, Instant oldest) {
        Share plus(Share other) {
            return new Share(bytes + other.bytes, oldest.isBefore(other.oldest) ? oldest : other.oldest);
        }

        /** Null when nothing is left. */
        @Nullable
        Share less(long gone) {
            return bytes > gone ? new Share(bytes - gone, oldest) : null;
        }
    }

    /** What a count finds. For one thread. */
    static final class Count {
        private final Map<String, Share> found = new HashMap<>();

        void add(String network, long bytes, Instant storedAt) {
            found.merge(network, new Share(bytes, storedAt), Share::plus);
        }
    }

    /** Whether there was room, and is now reserved for a file that is going to be written. */
    boolean reserve(Limits limits, String network, long bytes, Instant now) {
        lock.lock();
        try {
            Share share = shares.get(network);
            long known = share == null ? 0 : share.bytes();
            if (total > limits.maxBytes() - bytes || known > limits.maxBytesPerNetwork() - bytes) {
                return false;
            }
            Share more = new Share(bytes, now);
            total += bytes;
            shares.merge(network, more, Share::plus);
            unfinished.merge(network, more, Share::plus);
            if (sinceCountBegan != null) {
                sinceCountBegan.merge(network, more, Share::plus);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The file that room was reserved for is there. */
    void written(String network, long bytes) {
        lock.lock();
        try {
            unfinished.computeIfPresent(network, (name, share) -> share.less(bytes));
        } finally {
            lock.unlock();
        }
    }

    /** The file that room was reserved for will not be there. */
    void giveBack(String network, long bytes) {
        lock.lock();
        try {
            total -= bytes;
            shares.computeIfPresent(network, (name, share) -> share.less(bytes));
            unfinished.computeIfPresent(network, (name, share) -> share.less(bytes));
            if (sinceCountBegan != null) {
                sinceCountBegan.computeIfPresent(network, (name, share) -> share.less(bytes));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether all files together leave no room for one of this size. */
    boolean isFull(Limits limits, long bytes) {
        lock.lock();
        try {
            return total > limits.maxBytes() - bytes;
        } finally {
            lock.unlock();
        }
    }

    /** When the oldest file of a network was stored; the given time when it has none. */
    Instant oldest(String network, Instant otherwise) {
        lock.lock();
        try {
            Share share = shares.get(network);
            return share == null ? otherwise : share.oldest();
        } finally {
            lock.unlock();
        }
    }

    /** Only one count at a time. */
    Count beginCount() {
        lock.lock();
        try {
            sinceCountBegan = new HashMap<>(unfinished);
            return new Count();
        } finally {
            lock.unlock();
        }
    }

    /** What came while it was counted may be counted twice, until the next time; nothing is left out. */
    void endCount(Count count) {
        lock.lock();
        try {
            Map<String, Share> all = new HashMap<>(count.found);
            if (sinceCountBegan != null) {
                sinceCountBegan.forEach((network, share) -> all.merge(network, share, Share::plus));
            }
            sinceCountBegan = null;
            shares = all;
            total = all.values().stream().mapToLong(Share::bytes).sum();
        } finally {
            lock.unlock();
        }
    }
}
