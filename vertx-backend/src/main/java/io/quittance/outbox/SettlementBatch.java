package io.quittance.outbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes together what ends while something is being written. For one context at a time. */
final class SettlementBatch {

    private final Function<List<Settlement>, Future<Set<Long>>> write;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean writing;

    SettlementBatch(Function<List<Settlement>, Future<Set<Long>>> write) {
        this.write = write;
    }

    private record Waiting(Settlement settlement, Promise<Boolean> written) {}

    /** False when the claim was no longer ours. */
    Future<Boolean> add(Settlement settlement) {
        Promise<Boolean> written = Promise.promise();
        waiting.add(new Waiting(settlement, written));
        writeNext();
        return written.future();
    }

    private void writeNext() {
        if (writing || waiting.isEmpty()) {
            return;
        }
        writing = true;
        List<Waiting> batch = waiting;
        waiting = new ArrayList<>();
        write.apply(batch.stream().map(Waiting::settlement).toList()).onComplete(done -> {
            writing = false;
            for (Waiting one : batch) {
                if (done.succeeded()) {
                    one.written()
                            .complete(done.result()
                                    .contains(one.settlement().claim().id()));
                } else {
                    one.written().fail(done.cause());
                }
            }
            writeNext();
        });
    }
}
