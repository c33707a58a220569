package io.quittance.greeting;

import io.quittance.http.ContractBinding;
import io.quittance.jobs.Job;
import io.quittance.kernel.Feature;
import io.quittance.kernel.Kernel;
import io.quittance.outbox.Channel;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The smallest feature with all that one can have: an operation, a job and a delivery. */
public final class GreetingFeature implements Feature {

    private final GreetingRoutes routes;
    private final GreetingChannel channel = new GreetingChannel();
    private final AtomicInteger yawns = new AtomicInteger();

    public GreetingFeature(Kernel kernel) {
        this.routes = new GreetingRoutes(kernel);
    }

    @Override
    public void bind(ContractBinding routes) {
        this.routes.bind(routes);
    }

    @Override
    public List<Job> jobs() {
        return List.of(Job.every("yawn", Duration.ofMillis(1), () -> {
            yawns.incrementAndGet();
            return Future.succeededFuture();
        }));
    }

    @Override
    public List<Channel> channels() {
        return List.of(channel);
    }

    public List<String> greeted() {
        return channel.greeted();
    }

    public int yawns() {
        return yawns.get();
    }
}
