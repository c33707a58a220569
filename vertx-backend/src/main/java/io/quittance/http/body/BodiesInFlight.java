package io.quittance.http.body;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of all bodies that have arrived and whose requests are not over, together and for each client network. */
final class BodiesInFlight {

    private final long maxBytes;
    private final long maxBytesOfNetwork;
    private final AtomicLong bytes = new AtomicLong();
    private final ConcurrentMap<String, Long> byNetwork = new ConcurrentHashMap<>();

    /** @param largest body; one of that size is always admitted from a network that sends nothing else */
    BodiesInFlight(long maxBytes, int largest) {
        this.maxBytes = maxBytes;
        this.maxBytesOfNetwork = Math.max(maxBytes / 2, Math.min(largest, maxBytes));
    }

    /** Counts bytes that have arrived. False, and nothing is counted, when there is no room for them. */
    boolean charge(String network, int arrived) {
        if (bytes.addAndGet(arrived) > maxBytes) {
            bytes.addAndGet(-arrived);
            return false;
        }
        if (byNetwork.merge(network, (long) arrived, Long::sum) > maxBytesOfNetwork) {
            free(network, arrived);
            return false;
        }
        return true;
    }

    long bytes() {
        return bytes.get();
    }

    void free(String network, long gone) {
        bytes.addAndGet(-gone);
        byNetwork.computeIfPresent(network, (name, held) -> held == gone ? null : held - gone);
    }
}
