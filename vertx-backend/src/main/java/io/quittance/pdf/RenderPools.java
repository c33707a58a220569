package io.quittance.pdf;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.openhtmltopdf.util.XRLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.pdf.font.Fonts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.templ.handlebars.HandlebarsTemplateEngine;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** A reserved place in a lane. */
    public static final class Place {

        private final Pool pool;
        private final AtomicBoolean waiting = new AtomicBoolean(true);

        private Place(Pool pool) {
            this.pool = pool;
        }

        /** Runs the work, which keeps the place until it is done. Fails if the place was given up before. */
        public <T> Future<T> run(Work<T> work) {
            if (!waiting.getAndSet(false)) {
                return Future.failedFuture(new RenderQueueFullException());
            }
            return pool.execute(work).onComplete(done -> pool.accepted.decrementAndGet());
        }

        /** Gives the place up, unless work has it: that goes on even when nobody waits for it any more. */
        public void release() {
            if (waiting.getAndSet(false)) {
                pool.accepted.decrementAndGet();
            }
        }
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
        // Our own parser stops at mistakes in style sheets; what is left is progress that nobody reads.
        XRLog.setLoggingEnabled(false);
        Supplier<PdfRenderer> maker = () -> new PdfRenderer(handlebars, fonts);
        this.interactive = new Pool(vertx, "render-interactive", interactiveThreads, interactiveQueue, maker);
        this.bulk = new Pool(vertx, "render-bulk", bulkThreads, bulkQueue, maker);
    }

    /** Runs the work in a lane. Fails with a {@link RenderQueueFullException}, at once, when its queue is full. */
    public <T> Future<T> run(Lane lane, Work<T> work) {
        return pool(lane).run(work);
    }

    /**
     * Takes a place in a lane for work that is still to come, so that nothing is prepared in vain.
     *
     * @throws RenderQueueFullException if there is none
     */
    public Place reserve(Lane lane) {
        return pool(lane).reserve();
    }

    /** Whether there is a place in a lane. */
    public boolean hasPlace(Lane lane) {
        return pool(lane).accepted.get() < pool(lane).capacity;
    }

    /**
     * Does the work on every thread, so that the first people do not pay for class loading and fonts. First on one alone:
     * most of what is loaded is the same for all, and the other cores are left to those who ask already.
     */
    public Future<Void> warmUp(Work<?> work) {
        return interactive
                .run(work)
                .compose(first -> Future.join(IntStream.range(0, interactive.threads)
                        .mapToObj(thread -> interactive.run(work))
                        .toList()))
                // Threads with a queue full of work need no more warming.
                .recover(failure -> failure instanceof RenderQueueFullException
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure))
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

        Place reserve() {
            if (accepted.incrementAndGet() > capacity) {
                accepted.decrementAndGet();
                throw new RenderQueueFullException();
            }
            return new Place(this);
        }

        <T> Future<T> run(Work<T> work) {
            try {
                return reserve().run(work);
            } catch (RenderQueueFullException e) {
                return Future.failedFuture(e);
            }
        }

        <T> Future<T> execute(Work<T> work) {
            return executor.executeBlocking(() -> withRenderer(work), false);
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
