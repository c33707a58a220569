package io.quittance.pdf;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.templ.handlebars.HandlebarsTemplateEngine;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two bounded worker pools: one for people who wait, one for bulk, so that a person never waits behind a bulk run.
 *
 * <p>What does not fit into a pool's queue is refused at once. Work keeps the Vert.x context of its request.
 */
public final class RenderPools {

    private static final Logger LOG = LoggerFactory.getLogger(RenderPools.class);
    private static final int MAX_MINUTES = 5;

    /** Which pool. */
    public enum Lane {
        INTERACTIVE,
        BULK
    }

    /** What is done with a renderer on a worker thread. It may block. */
    @FunctionalInterface
    public interface Work<T> {
        T with(PdfRenderer renderer) throws Exception;
    }

    private final Pool interactive;
    private final Pool bulk;
    private volatile boolean warm;

    /** Queues hold what waits, on top of what the threads are doing. */
    public RenderPools(Vertx vertx, int interactiveThreads, int interactiveQueue, int bulkThreads, int bulkQueue) {
        Handlebars handlebars = HandlebarsTemplateEngine.create(vertx)
                .unwrap()
                .with(new ClassPathTemplateLoader("/templates", ".hbs"))
                // Without one, a partial is parsed every time it is used.
                .with(new ConcurrentMapTemplateCache());
        Fonts fonts = new Fonts();
        XRLog.setLoggerImpl(new Slf4jLogger());
        Supplier<PdfRenderer> maker = () -> new PdfRenderer(handlebars, fonts);
        this.interactive = new Pool(vertx, "render-interactive", interactiveThreads, interactiveQueue, maker);
        this.bulk = new Pool(vertx, "render-bulk", bulkThreads, bulkQueue, maker);
    }

    /** Runs the work in a lane. Fails with a {@link RenderQueueFullException}, at once, when its queue is full. */
    public <T> Future<T> run(Lane lane, Work<T> work) {
        return pool(lane).run(work);
    }

    /** Does the work once on every thread, so that the first people do not pay for class loading and fonts. */
    public Future<Void> warmUp(Work<?> work) {
        var runs = IntStream.range(0, interactive.threads)
                .mapToObj(thread -> interactive.run(work))
                .toList();
        return Future.join(runs)
                .onSuccess(done -> warm = true)
                .onFailure(failure -> LOG.error("The renderers could not be warmed up", failure))
                .mapEmpty();
    }

    public boolean isWarm() {
        return warm;
    }

    /** Publishes how many renderings are running or waiting. */
    public void bindTo(MeterRegistry registry) {
        for (Lane lane : Lane.values()) {
            Gauge.builder("quittance.renderings.accepted", pool(lane).accepted::get)
                    .description("Renderings that are running or waiting")
                    .tag("lane", lane.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** Frees the threads. Call it when no request is under way any more. */
    public Future<Void> close() {
        return interactive.executor.close().eventually(bulk.executor::close);
    }

    private Pool pool(Lane lane) {
        return lane == Lane.BULK ? bulk : interactive;
    }

    private static final class Pool {

        private final WorkerExecutor executor;
        private final int threads;
        private final int capacity;
        private final Supplier<PdfRenderer> maker;
        private final AtomicInteger accepted = new AtomicInteger();

        /** Idle renderers. A renderer serves one thread at a time, so there are never more than threads. */
        private final Queue<PdfRenderer> renderers = new ConcurrentLinkedQueue<>();

        Pool(Vertx vertx, String name, int threads, int queue, Supplier<PdfRenderer> maker) {
            this.maker = maker;
            this.executor = vertx.createSharedWorkerExecutor(name, threads, MAX_MINUTES, TimeUnit.MINUTES);
            this.threads = threads;
            this.capacity = threads + queue;
        }

        <T> Future<T> run(Work<T> work) {
            if (accepted.incrementAndGet() > capacity) {
                accepted.decrementAndGet();
                return Future.failedFuture(new RenderQueueFullException());
            }
            return executor.executeBlocking(() -> withRenderer(work), false)
                    .onComplete(done -> accepted.decrementAndGet());
        }

        private <T> T withRenderer(Work<T> work) throws Exception {
            PdfRenderer idle = renderers.poll();
            PdfRenderer renderer = idle == null ? maker.get() : idle;
            T result = work.with(renderer);
            // Not given back after a failure: nobody knows what state it is in.
            renderers.add(renderer);
            return result;
        }
    }
}
