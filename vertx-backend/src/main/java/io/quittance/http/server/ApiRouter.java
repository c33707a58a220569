package io.quittance.http.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.config.Configuration;
import io.quittance.http.ContractBinding;
import io.quittance.http.HttpProblems;
import io.quittance.http.ParameterHandler;
import io.quittance.http.body.BodyReader;
import io.quittance.http.body.BodyValidator;
import io.quittance.memory.MemoryBudget;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Builds the router: what every request meets, then the operations of the contract, then the documentation. */
public final class ApiRouter {

    private static final List<Integer> RENDERED_STATUSES =
            List.of(400, 403, 404, 405, 406, 408, 413, 414, 415, 416, 500);
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    private final Vertx vertx;
    private final Configuration configuration;
    private final FrontDoor door;
    private final ProblemRenderer problems;
    private final MemoryBudget memory;
    private final MeterRegistry registry;

    public ApiRouter(
            Vertx vertx,
            Configuration configuration,
            FrontDoor door,
            ProblemRenderer problems,
            MemoryBudget memory,
            MeterRegistry registry) {
        this.vertx = vertx;
        this.memory = memory;
        this.registry = registry;
        this.configuration = configuration;
        this.door = door;
        this.problems = problems;
    }

    /**
     * Builds it.
     *
     * @param contract names the operations and says what may be sent to them
     * @param features bind their handlers to the contract's operations
     * @param access lets through who may do the operation that is asked for, and fails the others
     * @return fails when an operation is left without a handler
     */
    public Future<Router> build(
            OpenAPIContract contract, List<Consumer<ContractBinding>> features, Handler<RoutingContext> access) {
        // On a worker: building reads the documentation's files and compiles the contract's schemas.
        return vertx.executeBlocking(() -> {
            RouterBuilder operations = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
            ContractBinding binding = new ContractBinding(operations);
            features.forEach(bind -> bind.accept(binding));
            requireEveryOperationBound(operations);

            Router root = Router.router(vertx);
            RENDERED_STATUSES.forEach(status -> root.errorHandler(status, problems));
            root.route().failureHandler(problems);
            Route first = root.route();
            door.handlers().forEach(first::handler);
            first.handler(cors());
            nameOperations(root, contract);
            root.route().handler(access);
            root.route().handler(new ParameterHandler(operations.getRoutes()));
            root.route().handler(binding::guardBody);
            root.route().handler(new BodyReader(contract, configuration.http(), registry));
            root.route().handler(binding::guardValidation);
            root.route().handler(new BodyValidator(contract, memory));
            // Done above, within bounds: the library would make an object of each violation, however many there are.
            operations.getRoutes().forEach(route -> route.setDoValidation(false));
            root.route().subRouter(answeringHead(operations.createRouter()));
            binding.addBeside(root);
            new ApiDocs(vertx).mount(root);
            refuseOtherMethods(root, contract);
            return root;
        });
    }

    private CorsHandler cors() {
        URI publicUrl = configuration.address();
        CorsHandler cors = CorsHandler.create()
                .allowCredentials(true)
                .allowedMethods(METHODS)
                .allowedHeaders(
                        Set.of("Content-Type", "Idempotency-Key", "If-Match", "X-Request-Id", "X-Requested-With"))
                .exposedHeaders(Set.of("Location", "Retry-After", "X-Request-Id", "Content-Disposition", "ETag"))
                .maxAgeSeconds(600);
        Set<String> origins = new TreeSet<>(configuration.allowedOrigins());
        origins.add(publicUrl.getScheme() + "://" + publicUrl.getRawAuthority());
        origins.forEach(cors::addOrigin);
        return cors;
    }

    private static void requireEveryOperationBound(RouterBuilder operations) {
        String unbound = operations.getRoutes().stream()
                .filter(route -> route.getHandlers().isEmpty())
                .map(ApiRouter::operationId)
                .collect(Collectors.joining(", "));
        if (!unbound.isEmpty()) {
            throw new IllegalStateException("Operations of the contract without a handler: " + unbound);
        }
    }

    private static String operationId(OpenAPIRoute route) {
        return route.getOperation().getOperationId();
    }

    /** Says on the context which operation is meant: the access log and the access check ask for it. */
    private static void nameOperations(Router root, OpenAPIContract contract) {
        // In the order in which they are routed to: fixed paths before those with parameters.
        for (Path path : contract.getPaths()) {
            for (Operation operation : path.getOperations()) {
                Route route = root.route(operation.getHttpMethod(), routePath(path.getName()));
                if (operation.getHttpMethod().equals(HttpMethod.GET)) {
                    route.method(HttpMethod.HEAD);
                }
                route.handler(ctx -> {
                    ContractBinding.name(ctx, operation);
                    ctx.next();
                });
            }
        }
    }

    /** What can be got can be asked about: every GET of the contract answers HEAD too. */
    private static Router answeringHead(Router operations) {
        for (Route route : operations.getRoutes()) {
            if (route.methods() != null && route.methods().contains(HttpMethod.GET)) {
                route.method(HttpMethod.HEAD);
            }
        }
        return operations;
    }

    private static String routePath(String contractPath) {
        return contractPath.replaceAll("\\{(\\w+)}", ":$1");
    }

    /** Answers 405 with the Allow header that the router's own 405 loses once it is rendered as a problem. */
    private static void refuseOtherMethods(Router root, OpenAPIContract contract) {
        for (Path path : contract.getPaths()) {
            String allow = path.getOperations().stream()
                    .map(Operation::getHttpMethod)
                    .map(method -> method.equals(HttpMethod.GET) ? "GET, HEAD" : method.name())
                    .sorted()
                    .collect(Collectors.joining(", "));
            root.route(routePath(path.getName())).handler(ctx -> {
                ctx.response().putHeader("Allow", allow);
                ctx.fail(HttpProblems.ofStatus(405));
            });
        }
    }
}
