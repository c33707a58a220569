package io.quittance.jobs;

import io.quittance.db.DatabaseFailures;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the jobs' table can be asked; says so in the log when that changes, and not at each attempt. */
final class Reachability {

    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final AtomicReference<String> complaint = new AtomicReference<>("");

    void answered() {
        if (changes("")) {
            LOG.info("Jobs go on: the database can be asked again");
        }
    }

    void failed(Throwable failure) {
        String sentence = DatabaseFailures.sentence(failure);
        if (changes(sentence)) {
            LOG.warn("Jobs wait for the database: {}", sentence);
        }
    }

    /** Other words for why it is away are no change. */
    private boolean changes(String now) {
        return complaint.getAndSet(now).isEmpty() != now.isEmpty();
    }
}
