package io.quittance.access;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is at the threads that hash passwords. Work of clients that are known comes first, but not always; among
 * the known and among the others, networks take turns, and one network has a quarter of the places at most. So nobody who
 * asks much makes others wait long, and no place is kept empty for anybody.
 */
public final class PasswordQueue {

    private static final int KNOWN_IN_A_ROW = 3;
    private static final int NETWORKS_TO_FILL_IT = 4;

    private final int threads;
    private final Lane known;
    private final Lane others;
    private int running;
    private int knownInARow;

    /** @param places how much may wait, of the known and of the others each */
    public PasswordQueue(int threads, int places) {
        this.threads = threads;
        this.known = new Lane(places);
        this.others = new Lane(places);
    }

    /**
     * Whose work it is.
     *
     * @param network of the client
     * @param known whether the user is signed in, or has signed in from this network lately
     */
    public record Turn(String network, boolean known) {

        /** The service's own. */
        public static final Turn OURS = new Turn("", true);
    }

    /**
     * Work that waits. Both are called on whichever thread happens to be there.
     *
     * @param start begins it; {@link #done} has to be called once it is over
     * @param refuse called when its place went to another network
     */
    record Work(Runnable start, Runnable refuse) {}

    /** Starts the work now or later; false when there is no place for it. */
    public boolean submit(Turn turn, Work work) {
        Work displaced = null;
        boolean starts;
        synchronized (this) {
            starts = running < threads;
            if (starts) {
                running++;
            } else {
                Lane lane = turn.known() ? known : others;
                displaced = lane.isFull() ? lane.displaceFor(turn.network()) : null;
                if (!lane.add(turn.network(), work)) {
                    return false;
                }
            }
        }
        if (starts) {
            work.start().run();
        }
        if (displaced != null) {
            displaced.refuse().run();
        }
        return true;
    }

    /** Lets the next one start. */
    public void done() {
        Work next;
        synchronized (this) {
            next = poll();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            next.start().run();
        }
    }

    private @Nullable Work poll() {
        boolean othersTurn = knownInARow >= KNOWN_IN_A_ROW && !others.isEmpty();
        if (known.isEmpty() || othersTurn) {
            knownInARow = 0;
            return others.poll();
        }
        knownInARow++;
        return known.poll();
    }

    private static final class Lane {

        private final int places;
        private final int placesPerNetwork;

        /** The network whose turn is next comes first; none is empty. */
        private final Map<String, ArrayDeque<Work>> networks = new LinkedHashMap<>();

        private int size;

        Lane(int places) {
            this.places = places;
            this.placesPerNetwork = (places + NETWORKS_TO_FILL_IT - 1) / NETWORKS_TO_FILL_IT;
        }

        boolean isEmpty() {
            return networks.isEmpty();
        }

        boolean isFull() {
            return size >= places;
        }

        boolean add(String network, Work work) {
            if (isFull() || waiting(network) >= placesPerNetwork) {
                return false;
            }
            size++;
            return networks.computeIfAbsent(network, first -> new ArrayDeque<>())
                    .add(work);
        }

        /** Takes the last place of the network that has most, if it has two more than this one. */
        @Nullable
        Work displaceFor(String network) {
            ArrayDeque<Work> longest = networks.values().stream()
                    .max(Comparator.comparingInt(ArrayDeque::size))
                    .orElse(null);
            if (longest == null || longest.size() < waiting(network) + 2) {
                return null;
            }
            size--;
            return longest.removeLast();
        }

        @Nullable
        Work poll() {
            Map.Entry<String, ArrayDeque<Work>> first =
                    networks.entrySet().stream().findFirst().orElse(null);
            if (first == null) {
                return null;
            }
            ArrayDeque<Work> waiting = first.getValue();
            networks.remove(first.getKey());
            Work next = waiting.removeFirst();
            if (!waiting.isEmpty()) {
                networks.put(first.getKey(), waiting);
            }
            size--;
            return next;
        }

        private int waiting(String network) {
            ArrayDeque<Work> mine = networks.get(network);
            return mine == null ? 0 : mine.size();
        }
    }
}
