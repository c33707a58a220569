package io.quittance.jobs;

import io.quittance.TestDatabase;
import io.quittance.config.DatabaseUrl;
import java.time.Duration;

/** An instance in a process of its own, which ends when its standard input does. */
public final class JobProcess {

    private JobProcess() {}

    public static void main(String[] arguments) throws Exception {
        TestDatabase server = TestDatabase.at(DatabaseUrl.parse(arguments[0]));
        JobInstance.start(server, instance -> LateJob.of(instance, "child", Duration.ofSeconds(1)));
        while (System.in.read() >= 0) {
            // Nothing is said to it.
        }
        Runtime.getRuntime().halt(0);
    }
}
