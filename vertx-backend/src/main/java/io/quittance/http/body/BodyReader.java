package io.quittance.http.body;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.config.Configuration;
import io.quittance.http.ClientNetwork;
import io.quittance.http.ContractBinding;
import io.quittance.http.HttpProblems;
import io.quittance.http.RequestFacts;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Receives the body of a request by the policy of its operation: gathers it, or hands it on as it arrives.
 *
 * <p>A body counts by the bytes that have arrived, not by those that were announced, so that clients which announce much
 * and send nothing keep nobody out. All bodies together are bounded, and those of one client network to a share of that.
 * Bodies that come too slowly are cut off.
 */
public final class BodyReader implements Handler<RoutingContext> {

    private static final long UNKNOWN = -1;

    private final Map<String, BodyPolicy> policies;
    private final BodiesInFlight inFlight;
    private final Duration deadline;

    public BodyReader(OpenAPIContract contract, Configuration.Http settings, MeterRegistry registry) {
        this.policies = contract.operations().stream()
                .collect(toUnmodifiableMap(
                        Operation::getOperationId, operation -> BodyPolicy.of(operation, settings.maxBodyBytes())));
        this.inFlight = new BodiesInFlight(settings.maxBodyBytesInFlight(), settings.maxBodyBytes());
        this.deadline = settings.requestTimeout();
        Gauge.builder("quittance.bodies.bytes", inFlight::bytes)
                .description("Bytes of request bodies that have arrived and whose requests are not over")
                .register(registry);
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Operation operation = ContractBinding.of(ctx);
        long announced = announcedBytes(request);
        if (operation == null || announced == 0 || request.isEnded()) {
            request.resume();
            ctx.next();
            return;
        }
        BodyPolicy policy = Objects.requireNonNull(policies.get(operation.getOperationId()));
        if (announced > policy.maxBytes()) {
            ctx.fail(413, HttpProblems.bodyTooLarge(policy.maxBytes()));
        } else if (isContinueExpected(request)) {
            receive(ctx, policy, announced);
        } else {
            ctx.fail(417);
        }
    }

    private void receive(RoutingContext ctx, BodyPolicy policy, long announced) {
        if (policy.isStreamed()) {
            StreamedBody.bind(ctx, policy.maxBytes(), deadline);
            ctx.next();
        } else {
            String network = ClientNetwork.of(RequestFacts.client(ctx));
            new BodyGathering(ctx, policy.maxBytes(), network, inFlight).start(announced, deadline);
        }
    }

    /** Tells a client that waits for it to go on. False when the client expects something that is not known. */
    private static boolean isContinueExpected(HttpServerRequest request) {
        String expected = request.getHeader(HttpHeaders.EXPECT);
        if (expected == null || request.version() == HttpVersion.HTTP_1_0) {
            return true;
        }
        if (!expected.equalsIgnoreCase("100-continue")) {
            return false;
        }
        request.response().writeContinue();
        return true;
    }

    private static long announcedBytes(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            try {
                return Long.parseLong(length);
            } catch (NumberFormatException tooLongForALong) {
                return Long.MAX_VALUE;
            }
        }
        // Over HTTP/2 nothing says whether a body follows.
        boolean mayHaveBody = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || (request.version() == HttpVersion.HTTP_2
                        && !HttpMethod.GET.equals(request.method())
                        && !HttpMethod.HEAD.equals(request.method()));
        return mayHaveBody ? UNKNOWN : 0;
    }
}
